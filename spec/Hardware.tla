------------------------------ MODULE Hardware ------------------------------
(***************************************************************************)
(* What happens without an actor's step: sources, the function, the wires, *)
(* the processors and the handlers that they run. No operator here knows   *)
(* of programs.                                                            *)
(***************************************************************************)
EXTENDS State

-----------------------------------------------------------------------------
(* Messages on their way up. A function that drains its send queue before  *)
(* it completes a read, and takes a message as a whole, is modelled        *)
(* without the queue: what it generates is on the wire. Another one (see   *)
(* Queues in the function's module, and hazard B83) holds one message in   *)
(* dev.sending.                                                            *)

RoomOnWay == Cardinality(OnWay(busUp)) < UpBound
RoomUp    == dev.sending = <<>> /\ (Queues(dev) \/ RoomOnWay)

(* Outcomes that can be told only when the message is generated: a pair    *)
(* that is neither one before an open update (in the registers, or what    *)
(* the function uses) nor the one after it, and a message from a masked    *)
(* entry.                                                                  *)
TornMark(i, m) == IF \E u \in ghost.updates : u.irq = i /\ m \notin u.allowed THEN {"torn"} ELSE {}
Marks(i, m)    == TornMark(i, m) \cup (IF Masked(dev, i) THEN {"leak"} ELSE {})

Stamped(i) ==
  LET m == Outgoing(dev, i)
  IN [address |-> m.address, upper |-> m.upper, data |-> m.data, irq |-> i, marks |-> Marks(i, m), before |-> {}]

(* f is the function without the request that this message answers. *)
Generate(i, f) ==
  IF Queues(dev) THEN dev' = [f EXCEPT !.sending = Append(@, Stamped(i))] /\ UNCHANGED busUp
                 ELSE dev' = f /\ busUp' = [busUp EXCEPT ![i] = Append(@, Stamped(i))]

(* A faulty function does not wait until its message finds room. *)
NoRoom(i) ==
  /\ dev' \in Overrun(dev, i)
  /\ ghost' = [ghost EXCEPT !.request = IF i \in dev'.pending THEN @ \cup {i} ELSE @ \ {i}]
  /\ UNCHANGED busUp

-----------------------------------------------------------------------------
(* ENVIRONMENT: the armed source of irq has a new event. Its condition is  *)
(* level-like: it stays until a handler looks, and until then there is no  *)
(* new event. An open entry sends at once; the delay that hardware may     *)
(* take is an event that comes later.                                      *)
Raise(irq, effect) ==
  /\ irq \in src.armed
  /\ irq \notin src.condition
  /\ effect \in RaiseEffects(dev)
  /\ src' = [src EXCEPT !.condition = @ \cup {irq}]
  /\ CASE ~CanSend(dev, irq) ->
              /\ dev' = RaiseSilently(dev, irq, effect)
              /\ ghost' = IF effect \in {"none", "pends"} THEN [ghost EXCEPT !.request = @ \cup {irq}] ELSE ghost
              /\ UNCHANGED busUp
       [] RoomUp -> Generate(irq, dev) /\ UNCHANGED ghost
       [] OTHER  -> NoRoom(irq)
  /\ OnlyDevSrcBusUpGhost

(* The function sends what an unmask edge has scheduled (6.1.4.5). *)
Send(irq) ==
  /\ irq \in dev.scheduled
  /\ IF RoomUp
       THEN Generate(irq, Sent(dev, irq)) /\ ghost' = [ghost EXCEPT !.request = @ \ {irq}]
       ELSE NoRoom(irq)
  /\ OnlyDevBusUpGhost

(* The queue reaches the wire. The message that leaves keeps the whole of  *)
(* what was generated, or its address or data only.                        *)
Emit(kept) ==
  /\ dev.sending # <<>>
  /\ RoomOnWay
  /\ kept \in Keeps(dev, Head(dev.sending))
  /\ LET m == Head(dev.sending)
         l == Leaving(dev, m, kept)
         sent == IF kept = "whole" THEN m
                 ELSE [m EXCEPT !.address = l.address, !.upper = l.upper, !.data = l.data,
                                !.marks = (@ \cap {"leak"}) \cup TornMark(m.irq, l)]
     IN busUp' = [busUp EXCEPT ![m.irq] = Append(@, sent)]
  /\ dev' = Left(dev, kept)
  /\ OnlyDevBusUp

(* The function takes a write. *)
Receive(space, effect) ==
  /\ HasNext(busDown, space, {"write"})
  /\ LET k == FirstOf(busDown, space)
         w == busDown[k]
     IN /\ effect \in EffectsOn(w.reg)
        /\ effect \in WriteEffects(dev, w)
        /\ dev' = WriteDword(dev, w, effect)
        /\ ghost' = [ghost EXCEPT
             !.request = IF DisableEdge(dev, w) THEN @ \cap dev'.pending ELSE @,
             !.illegal = @ \/ IllegalWrite(dev, w)]
        /\ busDown' = Without(busDown, k)
  /\ OnlyDevBusDownGhost

(* The function answers a read; the completion goes up behind its messages. *)
AnswerRead(space) ==
  /\ HasNext(busDown, space, {"read", "flush"})
  /\ Drained(dev)
  /\ LET k == FirstOf(busDown, space)
         r == busDown[k]
     IN /\ drv' = IF r.do = "read" THEN [drv EXCEPT !.reg[r.for] = ReadDword(dev, r.reg, r.irq)] ELSE drv
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

(* The function is reset. It drops requests, never the sources' conditions. *)
TakeReset ==
  /\ HasNext(busDown, "config", {"reset"})
  /\ dev' = Reset(dev)
  /\ ghost' = [ghost EXCEPT !.request = {}]
  /\ busDown' = Without(busDown, FirstOf(busDown, "config"))
  /\ OnlyDevBusDownGhost

(* A message leaves the fabric and is remapped, or is lost in a fault. *)
Remap(irq, place) ==
  /\ place \in DOMAIN busUp[irq]
  /\ InFabric(busUp[irq][place])
  /\ LET m == busUp[irq][place]
         t == Destination(irte, m)
     IN busUp' = IF Arrives(irte, m)
                   THEN [busUp EXCEPT ![irq][place] =
                           [m EXCEPT !.address = t.cpu, !.data = t.vector, !.before = IF ReachesIrr THEN @ ELSE {},
                                     !.marks = @ \cup TornMark(irq, Message(t.cpu, "zero", t.vector))]]
                   ELSE [busUp EXCEPT ![irq] = Without(@, place)]
  /\ OnlyBusUp

(* A message arrives at its local APIC, or is lost in memory. *)
Deliver(irq, place) ==
  /\ place \in DOMAIN busUp[irq]
  /\ ~InFabric(busUp[irq][place])
  /\ LET m == busUp[irq][place]
         t == Destination(irte, m)
     IN cpu' = IF Arrives(irte, m) THEN [cpu EXCEPT ![t.cpu] = AcceptMessage(@, t.vector, m.irq)] ELSE cpu
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
RECURSIVE CausesGone(_, _)
CausesGone(f, sources) ==
  IF sources = {} THEN f
  ELSE LET i == CHOOSE i \in sources : TRUE IN CausesGone(CauseGone(f, i), sources \ {i})

Consume(sources) ==
  /\ src' = [src EXCEPT !.condition = @ \ sources]
  /\ dev' = CausesGone(dev, sources)
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

(* VFIO's handler signals the eventfd of its irq (vfio_msihandler). *)
SignalEventfd(processor) ==
  /\ processor \in HostCpus
  /\ cpu[processor].phase = "entered"
  /\ LET irq   == cpu[processor].irq
         known == irq \in Irqs
         done  == [cpu EXCEPT ![processor] = Looked(@, known)]
     IN /\ host' = IF known THEN Signalled(host, irq) ELSE host
        /\ cpu' = IF known /\ irq \in host.bound THEN Injected(host, irq, done) ELSE done
  /\ OnlyCpuHost

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
