------------------------------ MODULE Software ------------------------------
(***************************************************************************)
(* The steps of actors. A program is a straight line of steps; each word   *)
(* of a step is one action here, whose only dispatch is the guard that     *)
(* this actor stands at such a step. An actor runs while its processor     *)
(* runs no handler and nobody else has turned that processor's interrupts  *)
(* off.                                                                    *)
(*                                                                         *)
(* A step is a record. `do` is its word. `when` is "always", or the value  *)
(* that the actor's local register must hold, else the step is skipped.    *)
(* The other fields are named with each action.                            *)
(***************************************************************************)
EXTENDS Hardware

At(actor, word) == {k \in DOMAIN Prog[actor] : Prog[actor][k].do = word}

Step(actor)     == Prog[actor][drv.pc[actor]]
Finished(actor) == drv.pc[actor] > Len(Prog[actor])
Runs(actor)     == Idle(cpu[ActorCpu[actor]]) /\ cpu[ActorCpu[actor]].off \in {"none", actor}

Wanted(actor, s) == s.when = "always" \/ s.when = drv.reg[actor]

Stands(actor, step) == drv.pc[actor] = step /\ Runs(actor)
Ready(actor, step)  == Stands(actor, step) /\ Wanted(actor, Prog[actor][step])

Next1(actor)       == [drv EXCEPT !.pc[actor] = @ + 1]
Proceed(actor)     == drv' = Next1(actor)
Learn(actor, value) == drv' = [Next1(actor) EXCEPT !.reg[actor] = value]

(* A step that the actor's register rules out. *)
Skip(actor, step) ==
  /\ Stands(actor, step)
  /\ ~Wanted(actor, Prog[actor][step])
  /\ Proceed(actor)
  /\ UNCHANGED <<dev, busDown, busUp, cpu, slot, src, host, ghost>>

-----------------------------------------------------------------------------
(* Registers. Writes are posted; a read returns when what was posted       *)
(* before it has arrived and the messages in front of its completion have  *)
(* been delivered (PCIe 2.4.1). That the wires are empty at some moment is *)
(* the same as two markers travelling through them: until the read returns *)
(* the actor does nothing.                                                 *)

CanPost(n) == Len(busDown) + n <= DownBound
Flushed    == busDown = <<>> /\ busUp = <<>>

(* irq, reg ("address", "upper", "data", "control", "messageControl"), value *)
Write(actor, step) ==
  /\ Ready(actor, step)
  /\ CanPost(1)
  /\ LET s == Prog[actor][step]
     IN busDown' = Append(busDown, [reg |-> s.reg, irq |-> s.irq, value |-> s.value])
  /\ Proceed(actor)
  /\ UNCHANGED <<dev, busUp, cpu, slot, src, host, ghost>>

(* irq, low and high: two fields with their values. A qword write reaches  *)
(* the function as two ordered dwords, the lower one first (6.1.4.2).      *)
WriteQword(actor, step) ==
  /\ Ready(actor, step)
  /\ CanPost(2)
  /\ LET s == Prog[actor][step]
     IN busDown' = busDown \o <<[reg |-> s.low.reg, irq |-> s.irq, value |-> s.low.value],
                                [reg |-> s.high.reg, irq |-> s.irq, value |-> s.high.value]>>
  /\ Proceed(actor)
  /\ UNCHANGED <<dev, busUp, cpu, slot, src, host, ghost>>

(* A read whose value is thrown away. *)
Flush(actor, step) ==
  /\ Ready(actor, step)
  /\ Flushed
  /\ Proceed(actor)
  /\ UNCHANGED <<dev, busDown, busUp, cpu, slot, src, host, ghost>>

(* irq, reg: "control" or "messageControl". The value goes to the actor's register. *)
Read(actor, step) ==
  /\ Ready(actor, step)
  /\ Flushed
  /\ Learn(actor, ReadDword(dev, Prog[actor][step].reg, Prog[actor][step].irq))
  /\ UNCHANGED <<dev, busDown, busUp, cpu, slot, src, host, ghost>>

(* A function level reset. It drops requests, never the sources' conditions. *)
ResetFunction(actor, step) ==
  /\ Ready(actor, step)
  /\ busDown = <<>>
  /\ dev' = Reset(dev)
  /\ ghost' = [ghost EXCEPT !.request = {}]
  /\ Proceed(actor)
  /\ UNCHANGED <<busDown, busUp, cpu, slot, src, host>>

-----------------------------------------------------------------------------
(* Processors and vector tables: cpu, vector. *)

SetSlot(actor, step, value) ==
  /\ slot' = [slot EXCEPT ![Prog[actor][step].cpu][Prog[actor][step].vector] = value]
  /\ Proceed(actor)
  /\ UNCHANGED <<dev, busDown, busUp, cpu, src, host, ghost>>

SlotIs(s, values) == slot[s.cpu][s.vector] \in values

(* irq, the new owner. The slot must be free. *)
Reserve(actor, step) ==
  /\ Ready(actor, step)
  /\ SlotIs(Prog[actor][step], {"free"})
  /\ SetSlot(actor, step, Prog[actor][step].irq)

Release(actor, step) == Ready(actor, step) /\ SetSlot(actor, step, "free")

(* VECTOR_SHUTDOWN: an interrupt that still comes is dropped without a word. *)
Shutdown(actor, step) == Ready(actor, step) /\ SetSlot(actor, step, "shutdown")

(* VECTOR_RETRIGGERED: the mover expects one stray here and re-sends it. A *)
(* slot in use is left alone (step 5 of msi_set_affinity).                 *)
Announce(actor, step) ==
  /\ Ready(actor, step)
  /\ SetSlot(actor, step, IF SlotIs(Prog[actor][step], {"free"})
                            THEN "retriggered" ELSE slot[Prog[actor][step].cpu][Prog[actor][step].vector])

(* vector: is it in the IRR of the processor that the actor runs on? *)
TestIrr(actor, step) ==
  /\ Ready(actor, step)
  /\ Learn(actor, IF WaitingAt(cpu[ActorCpu[actor]], Prog[actor][step].vector) # {} THEN "yes" ELSE "no")
  /\ UNCHANGED <<dev, busDown, busUp, cpu, slot, src, host, ghost>>

(* cpu, vector, irq: an inter-processor interrupt that stands for a message of irq. *)
Retrigger(actor, step) ==
  /\ Ready(actor, step)
  /\ LET s == Prog[actor][step] IN cpu' = [cpu EXCEPT ![s.cpu] = Accept(@, s.vector, s.irq)]
  /\ Proceed(actor)
  /\ UNCHANGED <<dev, busDown, busUp, slot, src, host, ghost>>

IrqsOff(actor, step) ==
  /\ Ready(actor, step)
  /\ cpu' = [cpu EXCEPT ![ActorCpu[actor]].off = actor]
  /\ Proceed(actor)
  /\ UNCHANGED <<dev, busDown, busUp, slot, src, host, ghost>>

IrqsOn(actor, step) ==
  /\ Ready(actor, step)
  /\ cpu' = [cpu EXCEPT ![ActorCpu[actor]].off = "none"]
  /\ Proceed(actor)
  /\ UNCHANGED <<dev, busDown, busUp, slot, src, host, ghost>>

(* irq: synchronize_irq waits until no handler of it runs. *)
Synchronized(irq) == \A c \in Cpus : cpu[c].irq # irq

Synchronize(actor, step) ==
  /\ Ready(actor, step)
  /\ Synchronized(Prog[actor][step].irq)
  /\ Proceed(actor)
  /\ UNCHANGED <<dev, busDown, busUp, cpu, slot, src, host, ghost>>

-----------------------------------------------------------------------------
(* Sources: irq. *)

(* Software tells the source to interrupt. *)
Arm(actor, step) ==
  /\ Ready(actor, step)
  /\ src' = [src EXCEPT !.armed = @ \cup {Prog[actor][step].irq}]
  /\ Proceed(actor)
  /\ UNCHANGED <<dev, busDown, busUp, cpu, slot, host, ghost>>

Disarm(actor, step) ==
  /\ Ready(actor, step)
  /\ src' = [src EXCEPT !.armed = @ \ {Prog[actor][step].irq}]
  /\ Proceed(actor)
  /\ UNCHANGED <<dev, busDown, busUp, cpu, slot, host, ghost>>

(* Software looks at the source without an interrupt. *)
Poll(actor, step) ==
  /\ Ready(actor, step)
  /\ Consume(Prog[actor][step].irq)
  /\ Proceed(actor)
  /\ UNCHANGED <<busDown, busUp, cpu, slot, host>>

-----------------------------------------------------------------------------
(* Actors among themselves: name of the lock or signal. *)

LockFree(name) == \A h \in drv.locks : h.lock # name

Lock(actor, step) ==
  /\ Ready(actor, step)
  /\ LockFree(Prog[actor][step].name)
  /\ drv' = [Next1(actor) EXCEPT !.locks = @ \cup {[lock |-> Prog[actor][step].name, actor |-> actor]}]
  /\ UNCHANGED <<dev, busDown, busUp, cpu, slot, src, host, ghost>>

Unlock(actor, step) ==
  /\ Ready(actor, step)
  /\ drv' = [Next1(actor) EXCEPT !.locks = {h \in @ : h.lock # Prog[actor][step].name}]
  /\ UNCHANGED <<dev, busDown, busUp, cpu, slot, src, host, ghost>>

Signal(actor, step) ==
  /\ Ready(actor, step)
  /\ drv' = [Next1(actor) EXCEPT !.signals = @ \cup {Prog[actor][step].name}]
  /\ UNCHANGED <<dev, busDown, busUp, cpu, slot, src, host, ghost>>

Await(actor, step) ==
  /\ Ready(actor, step)
  /\ Prog[actor][step].name \in drv.signals
  /\ drv' = [Next1(actor) EXCEPT !.signals = @ \ {Prog[actor][step].name}]
  /\ UNCHANGED <<dev, busDown, busUp, cpu, slot, src, host, ghost>>

(* An allocation that may fail: "yes" or "no" in the actor's register. *)
Allocate(actor, step, granted) ==
  /\ Ready(actor, step)
  /\ Learn(actor, granted)
  /\ UNCHANGED <<dev, busDown, busUp, cpu, slot, src, host, ghost>>
=============================================================================
