------------------------------ MODULE Outcomes ------------------------------
(***************************************************************************)
(* What can go wrong. Every outcome is a predicate on states, defined here *)
(* once and for all models; an outcome is reachable when some reachable    *)
(* state satisfies it. They look at the wire, the slots and the running    *)
(* handlers; `ghost` is read where the machine itself forgets.             *)
(***************************************************************************)
EXTENDS Machine

(* LOST. Everything has come to rest, a source that software armed has an  *)
(* event, software promised to handle it, and no handler will look. The    *)
(* user sees a device that has gone quiet.                                 *)
Lost == Rest /\ src.armed \cap src.condition \cap Owed # {}

(* The messages of send queues, and the irqs of pending bits.              *)
Queued  == UNION {Range(Dev(n).sending) : n \in FunctionNames}
Pending == UNION {Dev(n).pending : n \in FunctionNames}

(* TORN. A message left while software was changing it, made of half of    *)
(* the old one and half of the new one. A function that still uses a whole *)
(* earlier message does not tear. Or a remapping entry or a route led to   *)
(* such a pair. The user sees an interrupt on a processor and vector that  *)
(* nobody ever programmed together.                                        *)
TornMessage == \E m \in MessagesOf(busUp) \cup Queued : "torn" \in m.marks

Torn == TornMessage \/ TornRoute

(* STALE. A message reaches a processor's vector that is nobody's or       *)
(* somebody else's: when it arrives, or only when it is dispatched because *)
(* the slot has changed hands in between. The user sees "No irq handler    *)
(* for vector" or an interrupt in another driver.                          *)
(* The slot's owner looks at irq, or the slot is announced. *)
Serves(owner, irq) == owner \in Announced \/ irq \in LookedAt(owner)

StaleOnArrival ==
  \E m \in MessagesOf(busUp) :
    /\ ~InFabric(m)
    /\ Arrives(irte, m)
    /\ LET t == Destination(irte, m) IN ~Serves(slot[t.cpu][t.vector], m.irq)

StaleAtDispatch ==
  \E c \in Cpus : \E w \in cpu[c].irr : CanDispatch(cpu[c], w.vector) /\ ~Serves(slot[c][w.vector], w.irq)

Stale == StaleOnArrival \/ StaleAtDispatch

(* IGNORED. A message hit a slot that software had announced as expecting  *)
(* none; it was dropped without a word.                                    *)
Ignored == \E c \in Cpus : cpu[c].phase = "ignored"

(* SPURIOUS. A handler ran and found nothing to do.                        *)
Spurious == \E c \in Cpus : cpu[c].phase = "spurious"

(* LEAK. The function generated a message for a masked entry. One that was  *)
(* generated before and is sent later (hazard B83) is none.                *)
Leak == \E m \in MessagesOf(busUp) \cup Queued : "leak" \in m.marks

(* PBA. The pending bit of a masked entry of an enabled function is not    *)
(* what 6.1.4.5 requires: set while a request is outstanding, clear        *)
(* otherwise. What a disabled function drops is no outstanding request.    *)
Pba ==
  \E i \in (Pending \ ghost.request) \cup (ghost.request \ Pending) : IsEnabled(i) /\ IsMasked(i)

(* STUCK. At rest a pending bit is set although the entry is open: the     *)
(* function will not send it before software masks and unmasks again.      *)
Stuck == Rest /\ \E i \in Pending : IsEnabled(i) /\ ~IsMasked(i)

(* INTX. The function fell back to its INTx line.                          *)
Intx == \E n \in FunctionNames : Dev(n).intx

(* ILLEGAL. Software did what the text forbids or leaves undefined: it     *)
(* changed address or data of an open MSI-X entry, granted more MSI        *)
(* vectors than were asked for, changed the grant while Enable is 1, or    *)
(* wrote mask bits of vectors that the function does not have.             *)
Illegal == ghost.illegal

(* MISMATCH. At rest a physical setting is not what its owners together    *)
(* ask for.                                                                *)
MaskMismatch   == \E i \in Irqs : IsMasked(i) # (\E w \in drv.asksMask : w.irq = i)
EnableMismatch == \E n \in FunctionNames : EnabledFunction(n, Dev(n)) # (drv.asksEnable # {})

Mismatch == /\ Rest
            /\ \/ "mask" \in Shared /\ MaskMismatch
               \/ "enable" \in Shared /\ EnableMismatch

(* BLOCKED. At rest an actor has not finished, or a processor is left with *)
(* interrupts off. Who waits for an interrupt of a source that may stay    *)
(* quiet is not blocked.                                                   *)
Blocked == /\ Rest
           /\ \/ \E a \in Actors : ~Finished(a) /\ Step(a).do # "awaitInterrupt"
              \/ \E c \in Cpus : cpu[c].off # "none"

(* WEDGE. No handler runs, and still a bit of ISR is set: nobody will end  *)
(* that interrupt, and the processor's priority stays raised. The user     *)
(* sees other devices of that processor go quiet.                          *)
Wedge == \E c \in Cpus : Idle(cpu[c]) /\ cpu[c].isr # {}

(* DANGLING. A handler runs, or is entered, although software has given it *)
(* up with what it works on (freeIrq). The user sees memory that is used   *)
(* after it was freed.                                                     *)
Dangling == \E c \in Cpus : [cpu |-> c, irq |-> cpu[c].irq] \in ghost.freed

-----------------------------------------------------------------------------
(* For TLC from the command line: one invariant an outcome. *)
NeverLost     == ~Lost
NeverTorn     == ~Torn
NeverStale    == ~Stale
NeverIgnored  == ~Ignored
NeverSpurious == ~Spurious
NeverLeak     == ~Leak
NeverPba      == ~Pba
NeverStuck    == ~Stuck
NeverFault    == ~Fault
NeverIntx     == ~Intx
NeverIllegal  == ~Illegal
NeverMismatch == ~Mismatch
NeverBlocked  == ~Blocked
NeverWedge    == ~Wedge
NeverDangling == ~Dangling
NeverUnrouted == ~Unrouted

RestInv == Rest <=> ~ENABLED (SystemNext \/ ActorNext)

(* LIVENESS. When from some point on there are no new events, every event  *)
(* of a source that software armed and promised to handle is handled.      *)
EveryEventHandledProp == (<>[][~NewEvent]_vars) => <>[](src.armed \cap src.condition \cap Owed = {})

(* STRONG LIVENESS. Every event of an owed source that is armed is handled *)
(* at last, whatever else happens, and every actor finishes.               *)
AlwaysHandledProp ==
  /\ \A irq \in Owed : (irq \in src.armed /\ irq \in src.condition) ~> irq \notin src.condition
  /\ \A actor \in Actors : <>Finished(actor)
=============================================================================
