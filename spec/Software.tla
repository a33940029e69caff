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

(* A step that the actor's register rules out. *)
Skip(actor) ==
  /\ ~Finished(actor)
  /\ Runs(actor)
  /\ ~Wanted(actor, Step(actor))
  /\ Proceed(actor)
  /\ OnlyDrv

-----------------------------------------------------------------------------
(* Registers. Module Bus says how requests and messages travel.            *)

CanPost(n) == Len(busDown) + n <= DownBound

(* irq, reg ("address", "upper", "data", "control", "messageControl"), value *)
Write(actor) ==
  /\ Ready(actor, "write")
  /\ CanPost(1)
  /\ LET s == Step(actor)
     IN busDown' = Append(busDown, WriteRequest(actor, s.reg, s.irq, s.value))
  /\ Proceed(actor)
  /\ OnlyDrvBusDown

(* MSI: the kernel keeps the mask word in memory (msi_desc::msi_mask).     *)
(* An actor loads it, changes its copy, and stores and writes the copy.    *)
LoadMask(actor) ==
  /\ Ready(actor, "loadMask")
  /\ drv' = [Next1(actor) EXCEPT !.held[actor] = drv.maskWord]
  /\ OnlyDrv

(* set, clear: the irqs whose bits change *)
StoreMask(actor) ==
  /\ Ready(actor, "storeMask")
  /\ CanPost(1)
  /\ LET s    == Step(actor)
         word == (drv.held[actor] \cup s.set) \ s.clear
         mask == word \cap Described[FunctionOf[s.irq]].irqs
     IN /\ drv' = [Next1(actor) EXCEPT !.held[actor] = {}, !.maskWord = word]
        /\ busDown' = Append(busDown, WriteRequest(actor, "mask", s.irq, mask))
  /\ OnlyDrvBusDown

(* irq, low and high: two fields with their values. A qword write reaches  *)
(* the function as two ordered dwords, the lower one first (6.1.4.2).      *)
WriteQword(actor) ==
  /\ Ready(actor, "writeQword")
  /\ CanPost(2)
  /\ LET s == Step(actor)
     IN busDown' = busDown \o <<WriteRequest(actor, s.low.reg, s.irq, s.low.value),
                                WriteRequest(actor, s.high.reg, s.irq, s.high.value)>>
  /\ Proceed(actor)
  /\ OnlyDrvBusDown

Ask(actor, request) ==
  /\ CanPost(1)
  /\ busDown' = Append(busDown, request)
  /\ drv' = [Next1(actor) EXCEPT !.reading = @ \cup {actor}]
  /\ OnlyDrvBusDown

(* space ("config" or "table"). A read there whose value is thrown away. *)
Flush(actor) == Ready(actor, "flush") /\ Ask(actor, FlushRequest(actor, Step(actor).space))

(* irq, reg: "control" or "messageControl". The value goes to the actor's register. *)
Read(actor) == Ready(actor, "read") /\ Ask(actor, ReadRequest(actor, Step(actor).reg, Step(actor).irq))

(* space (a config one, of the function). A function level reset, for      *)
(* whose end software waits.                                               *)
ResetFunction(actor) ==
  /\ Ready(actor, "reset")
  /\ CanPost(1)
  /\ busDown' = Append(busDown, ResetRequest(actor, Step(actor).space))
  /\ Proceed(actor)
  /\ OnlyDrvBusDown

-----------------------------------------------------------------------------
(* Processors and vector tables: cpu, vector. *)

(* The processors of the actor's kernel: a guest has others than its host. *)
OwnCpus(actor) == {c \in Cpus : (c \in HostCpus) = (ActorCpu[actor] \in HostCpus)}

(* The handler of irq in the actor's kernel, on each processor where it may run. *)
Handlers(actor, irq) == {[cpu |-> c, irq |-> irq] : c \in OwnCpus(actor)}

SetSlot(actor, value) ==
  /\ slot' = [slot EXCEPT ![Step(actor).cpu][Step(actor).vector] = value]
  /\ Proceed(actor)
  /\ OnlyDrvSlot

SlotIs(s, values) == slot[s.cpu][s.vector] \in values

(* irq, the new owner. The slot must be free; announced ones are free to   *)
(* the allocator, too (clear_irq_vector).                                  *)
Allocatable == Announced \cup {"free"}

SlotOf(s) == [cpu |-> s.cpu, vector |-> s.vector]

(* A slot comes with a handler (x86 assigns the vector when the interrupt  *)
(* is requested), also to an irq whose handler was freed.                  *)
Reserve(actor) ==
  /\ Ready(actor, "reserve")
  /\ SlotIs(Step(actor), Allocatable)
  /\ slot' = [slot EXCEPT ![Step(actor).cpu][Step(actor).vector] = Step(actor).irq]
  /\ drv' = [Next1(actor) EXCEPT !.interrupted = @ \ {SlotOf(Step(actor))}]
  /\ ghost' = [ghost EXCEPT !.freed = @ \ Handlers(actor, Step(actor).irq)]
  /\ OnlyDrvSlotGhost

Release(actor) == Ready(actor, "release") /\ SetSlot(actor, "free")

(* VECTOR_SHUTDOWN: an interrupt that still comes is dropped without a     *)
(* word. The slot stays so until the allocator hands it out again.         *)
Shutdown(actor) == Ready(actor, "shutdown") /\ SetSlot(actor, "shutdown")

(* VECTOR_RETRIGGERED: the mover expects one stray here and re-sends it. A *)
(* slot in use is left alone (step 5 of msi_set_affinity).                 *)
Announce(actor) ==
  /\ Ready(actor, "announce")
  /\ SetSlot(actor, IF SlotIs(Step(actor), {"free"})
                            THEN "retriggered" ELSE slot[Step(actor).cpu][Step(actor).vector])

(* A local APIC shows its IRR to the software of its own processor only.   *)
ASSUME IrrIsVisible ==
  \A a \in Actors : \A k \in DOMAIN Prog[a] :
    Prog[a][k].do \in {"testIrr", "awaitIrrClear"} => Prog[a][k].cpu = ActorCpu[a]

IrrClear(s) == WaitingAt(cpu[s.cpu], s.vector) = {}

(* cpu, vector: is it in the IRR of the processor that the actor runs on? *)
TestIrr(actor) ==
  /\ Ready(actor, "testIrr")
  /\ Learn(actor, IF IrrClear(Step(actor)) THEN "no" ELSE "yes")
  /\ OnlyDrv

(* cpu, vector: wait until it is not in the IRR of the actor's processor,  *)
(* as vector cleanup does that re-arms itself (vector_cleanup_callback).   *)
AwaitIrrClear(actor) ==
  /\ Ready(actor, "awaitIrrClear")
  /\ IrrClear(Step(actor))
  /\ Proceed(actor)
  /\ OnlyDrv

(* cpu, vector: wait for the first interrupt at the slot since it was      *)
(* reserved. Linux gives the old vector back only then (irq_complete_move).*)
AwaitInterrupt(actor) ==
  /\ Ready(actor, "awaitInterrupt")
  /\ SlotOf(Step(actor)) \in drv.interrupted
  /\ Proceed(actor)
  /\ OnlyDrv

(* cpu, vector, irq: an inter-processor interrupt that stands for a message of irq. *)
Retrigger(actor) ==
  /\ Ready(actor, "retrigger")
  /\ LET s == Step(actor) IN cpu' = [cpu EXCEPT ![s.cpu] = AcceptMessage(@, s.vector, s.irq)]
  /\ Proceed(actor)
  /\ OnlyDrvCpu

IrqsOff(actor) ==
  /\ Ready(actor, "irqsOff")
  /\ cpu' = [cpu EXCEPT ![ActorCpu[actor]].off = actor]
  /\ Proceed(actor)
  /\ OnlyDrvCpu

IrqsOn(actor) ==
  /\ Ready(actor, "irqsOn")
  /\ cpu' = [cpu EXCEPT ![ActorCpu[actor]].off = "none"]
  /\ Proceed(actor)
  /\ OnlyDrvCpu

(* The local APIC of the actor's processor is disabled in software. *)
ApicOff(actor) ==
  /\ Ready(actor, "apicOff")
  /\ cpu' = [cpu EXCEPT ![ActorCpu[actor]].apic = "off"]
  /\ Proceed(actor)
  /\ OnlyDrvCpu

(* irq: synchronize_irq waits until no handler of it runs, in the actor's  *)
(* own kernel: a guest does not see the host's handlers.                   *)
Synchronized(actor, irq) == \A c \in OwnCpus(actor) : cpu[c].irq # irq

Synchronize(actor) ==
  /\ Ready(actor, "synchronize")
  /\ Synchronized(actor, Step(actor).irq)
  /\ Proceed(actor)
  /\ OnlyDrv

(* irq: its handler is given up, with what it works on: software no longer *)
(* owns one (the return of free_irq). Whether one still runs, or is        *)
(* entered because a slot leads to it, is the outcome `dangling`.          *)
FreeIrq(actor) ==
  /\ Ready(actor, "freeIrq")
  /\ ghost' = [ghost EXCEPT !.freed = @ \cup Handlers(actor, Step(actor).irq)]
  /\ Proceed(actor)
  /\ OnlyDrvGhost

-----------------------------------------------------------------------------
(* Sources: irq. *)

(* Software tells the source to interrupt. raises: whether one that is     *)
(* armed with its condition set asks for an interrupt, as a level does, or *)
(* waits for its next event, which does not come before somebody looks.    *)
Arm(actor, raises) ==
  /\ Ready(actor, "arm")
  /\ LET irq   == Step(actor).irq
         early == irq \in src.condition \ src.armed
     IN /\ IF raises = "yes" THEN early /\ SourceMay(irq, "onArm", "raises")
                             ELSE early => SourceMay(irq, "onArm", "waits")
        /\ src' = [src EXCEPT !.armed = @ \cup {irq}, !.used = @ \cup {irq},
                              !.due = IF raises = "yes" THEN @ \cup {irq} ELSE @]
  /\ Proceed(actor)
  /\ OnlyDrvSrc

Disarm(actor) ==
  /\ Ready(actor, "disarm")
  /\ src' = [src EXCEPT !.armed = @ \ {Step(actor).irq}, !.due = @ \ {Step(actor).irq}]
  /\ LET irq == Step(actor).irq
         n   == FunctionOf[irq]
     IN dev' = DevWith(n, Unused(n, Dev(n), irq))
  /\ Proceed(actor)
  /\ OnlyDrvDevSrc

(* Software looks at the source without an interrupt. *)
Poll(actor) ==
  /\ Ready(actor, "poll")
  /\ Consume({Step(actor).irq})
  /\ Proceed(actor)
  /\ OnlyDrvDevSrcGhost

-----------------------------------------------------------------------------
(* Actors among themselves: name of the lock or signal. *)

LockFree(name) == \A h \in drv.locks : h.lock # name

Lock(actor) ==
  /\ Ready(actor, "lock")
  /\ LockFree(Step(actor).name)
  /\ drv' = [Next1(actor) EXCEPT !.locks = @ \cup {[lock |-> Step(actor).name, actor |-> actor]}]
  /\ OnlyDrv

Unlock(actor) ==
  /\ Ready(actor, "unlock")
  /\ drv' = [Next1(actor) EXCEPT !.locks = {h \in @ : h.lock # Step(actor).name}]
  /\ OnlyDrv

Signal(actor) ==
  /\ Ready(actor, "signal")
  /\ drv' = [Next1(actor) EXCEPT !.signals = @ \cup {Step(actor).name}]
  /\ OnlyDrv

Await(actor) ==
  /\ Ready(actor, "await")
  /\ Step(actor).name \in drv.signals
  /\ drv' = [Next1(actor) EXCEPT !.signals = @ \ {Step(actor).name}]
  /\ OnlyDrv

(* An allocation that may fail: "yes" or "no" in the actor's register. *)
Allocate(actor, granted) ==
  /\ Ready(actor, "allocate")
  /\ Learn(actor, granted)
  /\ OnlyDrv
=============================================================================
