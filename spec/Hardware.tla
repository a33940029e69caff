------------------------------ MODULE Hardware ------------------------------
(***************************************************************************)
(* What happens without an actor's step: sources, the function, the wires, *)
(* the processors and the handlers that they run. No operator here knows   *)
(* of programs.                                                            *)
(***************************************************************************)
EXTENDS Layers

-----------------------------------------------------------------------------
(* Messages on their way up. A function that drains its send queue before  *)
(* it completes a read, and takes a message as a whole, is modelled        *)
(* without the queue: what it generates is on the wire. Another one (see   *)
(* Queues in the function's module, and hazard B83) holds one message in   *)
(* dev.sending.                                                            *)

RoomOnWay == Cardinality(OnWay(busUp)) < UpBound
RoomUp(n) == Dev(n).sending = <<>> /\ (Queues(n, Dev(n)) \/ RoomOnWay)

(* Outcomes that can be told only when the message is generated: a pair    *)
(* that is neither one before an open update (in the registers, or what    *)
(* the function uses) nor the one after it, and a message from a masked    *)
(* entry.                                                                  *)
Marks(i, m)    == TornMark(i, m) \cup (IF IsMasked(i) THEN {"leak"} ELSE {})

Stamped(i) ==
  LET m == Outgoing(FunctionOf[i], DevOf(i), i)
  IN [address |-> m.address, upper |-> m.upper, data |-> m.data, irq |-> i, marks |-> Marks(i, m), before |-> {}]

(* f is the function of i without the request that this message answers. *)
Generate(i, f) ==
  LET n == FunctionOf[i]
  IN IF Queues(n, Dev(n)) THEN dev' = DevWith(n, [f EXCEPT !.sending = Append(@, Stamped(i))]) /\ UNCHANGED busUp
                          ELSE dev' = DevWith(n, f) /\ busUp' = [busUp EXCEPT ![i] = Append(@, Stamped(i))]

(* A faulty function does not wait until its message finds room. *)
NoRoom(i) ==
  /\ \E f \in Overrun(FunctionOf[i], DevOf(i), i) :
       /\ dev' = DevWith(FunctionOf[i], f)
       /\ ghost' = [ghost EXCEPT !.request = IF i \in f.pending THEN @ \cup {i} ELSE @ \ {i}]
  /\ UNCHANGED busUp

-----------------------------------------------------------------------------
(* The source of irq asks its function for an interrupt. An open entry     *)
(* sends at once; the delay that hardware may take is an event that comes  *)
(* later.                                                                  *)
AsksFunction(irq, effect) ==
  /\ effect \in RaiseEffects(FunctionOf[irq], DevOf(irq))
  /\ LET n == FunctionOf[irq]
         f == Dev(n)
     IN CASE ~CanSend(n, f, irq) ->
                 /\ dev' = DevWith(n, RaiseSilently(n, f, irq, effect))
                 /\ ghost' = IF effect \in {"none", "pends"} THEN [ghost EXCEPT !.request = @ \cup {irq}] ELSE ghost
                 /\ UNCHANGED busUp
          [] RoomUp(n) -> Generate(irq, f) /\ UNCHANGED ghost
          [] OTHER     -> NoRoom(irq)

(* ENVIRONMENT: the armed source of irq has a new event. Its condition is  *)
(* level-like: it stays until a handler looks, and until then there is no  *)
(* new event.                                                              *)
Raise(irq, effect) ==
  /\ irq \in src.armed
  /\ irq \notin src.condition
  /\ AsksFunction(irq, effect)
  /\ src' = [src EXCEPT !.condition = @ \cup {irq}]
  /\ OnlyDevSrcBusUpGhost

(* ENVIRONMENT: a source that is in use but not armed has an event all the *)
(* same: a queue goes on while its interrupt is off.                       *)
Gather(irq) ==
  /\ irq \in src.used \ (src.armed \cup src.condition)
  /\ SourceMay(irq, "unarmed", "counts")
  /\ src' = [src EXCEPT !.condition = @ \cup {irq}]
  /\ OnlySrc

(* A source that was armed with its condition set asks for an interrupt.   *)
RaiseArmed(irq, effect) ==
  /\ irq \in src.due
  /\ AsksFunction(irq, effect)
  /\ src' = [src EXCEPT !.due = @ \ {irq}]
  /\ OnlyDevSrcBusUpGhost

(* The function sends what an unmask edge has scheduled (6.1.4.5). *)
Send(irq) ==
  /\ irq \in DevOf(irq).scheduled
  /\ IF RoomUp(FunctionOf[irq])
       THEN /\ Generate(irq, Sent(FunctionOf[irq], DevOf(irq), irq))
            /\ ghost' = [ghost EXCEPT !.request = @ \ {irq}]
       ELSE NoRoom(irq)
  /\ OnlyDevBusUpGhost

(* A queue reaches the wire. The message that leaves keeps the whole of    *)
(* what was generated, or its address or data only. Which function's it    *)
(* is, the message says.                                                   *)
EmitOf(n, kept) ==
  /\ Dev(n).sending # <<>>
  /\ RoomOnWay
  /\ kept \in Keeps(n, Dev(n), Head(Dev(n).sending))
  /\ LET m == Head(Dev(n).sending)
         l == Leaving(n, Dev(n), m, kept)
         sent == IF kept = "whole" THEN m
                 ELSE [m EXCEPT !.address = l.address, !.upper = l.upper, !.data = l.data,
                                !.marks = (@ \cap {"leak"}) \cup TornMark(m.irq, l)]
     IN busUp' = [busUp EXCEPT ![m.irq] = Append(@, sent)]
  /\ dev' = DevWith(n, Left(n, Dev(n), kept))
  /\ OnlyDevBusUp

(* Not split up by TLC, so that the step is Emit's. *)
Emit(kept) ==
  /\ \E n \in FunctionNames : EmitOf(n, kept)

(* The function takes a write. *)
Receive(space, effect) ==
  /\ HasNext(busDown, space, {"write"})
  /\ LET k == FirstOf(busDown, space)
         w == busDown[k]
         n == FunctionAt[space]
         f == Dev(n)
         g == WriteDword(n, f, w, effect)
     IN /\ effect \in EffectsOn(n, w.reg)
        /\ effect \in WriteEffects(n, f, w)
        /\ dev' = DevWith(n, g)
        /\ ghost' = [ghost EXCEPT
             !.request = IF DisableEdge(n, f, w) THEN @ \ (Described[n].irqs \ g.pending) ELSE @,
             !.illegal = @ \/ IllegalWrite(n, f, w)]
        /\ busDown' = Without(busDown, k)
  /\ OnlyDevBusDownGhost

(* The function answers a read; the completion goes up behind its messages. *)
AnswerRead(space) ==
  /\ HasNext(busDown, space, {"read", "flush"})
  /\ Drained(FunctionAt[space], Dev(FunctionAt[space]))
  /\ LET k == FirstOf(busDown, space)
         r == busDown[k]
         n == FunctionAt[space]
     IN /\ drv' = IF r.do = "read" THEN [drv EXCEPT !.reg[r.for] = ReadDword(n, Dev(n), r.reg, r.irq)] ELSE drv
        /\ busUp' = Behind(busUp, r.for)
        /\ busDown' = Without(busDown, k)
  /\ OnlyDrvWires

(* The completion of an actor's read comes back. *)
Complete(reader) ==
  /\ reader \in drv.reading
  /\ ~Awaits(busDown, reader)
  /\ ~HeldBack(busUp, reader)
  /\ drv' = [drv EXCEPT !.reading = @ \ {reader}]
  /\ OnlyDrv

(* A function is reset. It drops requests. kept: whether the conditions of *)
(* its sources survive, or go with the status registers behind them.       *)
ResetOf(n, space, kept) ==
  /\ HasNext(busDown, space, {"reset"})
  /\ LET events == src.condition \cap Described[n].irqs
     IN /\ IF kept = "yes" THEN events # {} => SourcesMay(n, "onReset", "keeps")
                           ELSE SourcesMay(n, "onReset", "clears") /\ events # {}
        /\ src' = IF kept = "yes" THEN src ELSE [src EXCEPT !.condition = @ \ events, !.due = @ \ events]
  /\ dev' = DevWith(n, Reset(n, Dev(n)))
  /\ ghost' = [ghost EXCEPT !.request = @ \ Described[n].irqs]
  /\ busDown' = Without(busDown, FirstOf(busDown, space))
  /\ OnlyDevSrcBusDownGhost

TakeReset(kept) ==
  /\ \E n \in FunctionNames : ResetOf(n, Described[n].config, kept)

(* A message arrives at its local APIC, or is lost in memory. *)
Deliver(irq, place) ==
  /\ place \in DOMAIN busUp[irq]
  /\ ~InFabric(busUp[irq][place])
  /\ LET m == busUp[irq][place]
         t == Destination(irte, m)
     IN cpu' = IF Arrives(irte, m) /\ Latches(t) THEN [cpu EXCEPT ![t.cpu] = AcceptMessage(@, t.vector, m.irq)] ELSE cpu
  /\ busUp' = [busUp EXCEPT ![irq] = Without(@, place)]
  /\ OnlyBusUpCpu

(* The processor takes a waiting vector: IRR to ISR, into the handler. *)
Dispatch(processor, vector) ==
  /\ CanDispatch(cpu[processor], vector)
  /\ cpu' = [cpu EXCEPT ![processor] = Enter(@, vector, slot[processor][vector])]
  /\ slot' = [slot EXCEPT ![processor][vector] = SlotAfter(@)]
  /\ drv' = IF slot[processor][vector] \in Owners
              THEN [drv EXCEPT !.interrupted = @ \cup ({[cpu |-> processor, vector |-> vector]} \cap AwaitedSlots)]
              ELSE drv
  /\ OnlyDrvCpuSlot

(* The conditions of sources are consumed. *)
RECURSIVE CausesGone(_, _, _)
CausesGone(n, f, sources) ==
  IF sources = {} THEN f
  ELSE LET i == CHOOSE i \in sources : TRUE IN CausesGone(n, CauseGone(n, f, i), sources \ {i})

DevsWithout(sources) ==
  IF IsOne THEN CausesGone(FunctionOf[CHOOSE i \in Irqs : TRUE], dev, sources)
  ELSE [n \in FunctionNames |-> CausesGone(n, dev[n], sources \cap Described[n].irqs)]

Consume(sources) ==
  /\ src' = [src EXCEPT !.condition = @ \ sources, !.due = @ \ sources]
  /\ dev' = DevsWithout(sources)
  /\ ghost' = [ghost EXCEPT !.request = @ \ sources]

(* The sources that the handler of irq looks at: its own and those that share it. *)
LookedAt(irq) == {irq} \cup {x.source : x \in {y \in drv.shares : y.irq = irq}}

(* The handler looks at its sources. *)
Look(processor) ==
  /\ processor \notin HostCpus
  /\ cpu[processor].phase = "entered"
  /\ LET found == LookedAt(cpu[processor].irq) \cap src.condition
     IN /\ cpu' = [cpu EXCEPT ![processor] = Looked(@, found # {})]
        /\ IF found = {} THEN UNCHANGED <<src, dev, ghost>> ELSE Consume(found)
  /\ OnlyDevSrcCpuGhost

(* The kernel ends every interrupt, or all but those on a vector that is   *)
(* nobody's: it finds no descriptor whose chip it could tell (hazards B35  *)
(* and B49).                                                               *)
WritesEoi(processor) == processor \notin NoEoiCpus \/ cpu[processor].phase # "stray"

(* End of interrupt; the processor goes on. *)
Return(processor) ==
  /\ CanReturn(cpu[processor])
  /\ cpu' = [cpu EXCEPT ![processor] = Leave(@, WritesEoi(processor))]
  /\ OnlyCpu
=============================================================================
