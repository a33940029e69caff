------------------------------ MODULE Machine ------------------------------
(***************************************************************************)
(* The machine as a whole: its next-state relation, fairness, and rest.    *)
(*                                                                         *)
(* Each action stands under quantifiers over constant sets, with all its   *)
(* choices as arguments, so that TLC reports every edge with its action    *)
(* and arguments.                                                          *)
(***************************************************************************)
EXTENDS HostSoftware

ActorNext ==
  \E actor \in Actors :
    \/ \E step \in DOMAIN Prog[actor] : Skip(actor, step)
    \/ \E step \in At(actor, "write") : Write(actor, step)
    \/ \E step \in At(actor, "writeQword") : WriteQword(actor, step)
    \/ \E step \in At(actor, "flush") : Flush(actor, step)
    \/ \E step \in At(actor, "read") : Read(actor, step)
    \/ \E step \in At(actor, "reset") : ResetFunction(actor, step)
    \/ \E step \in At(actor, "reserve") : Reserve(actor, step)
    \/ \E step \in At(actor, "release") : Release(actor, step)
    \/ \E step \in At(actor, "shutdown") : Shutdown(actor, step)
    \/ \E step \in At(actor, "announce") : Announce(actor, step)
    \/ \E step \in At(actor, "testIrr") : TestIrr(actor, step)
    \/ \E step \in At(actor, "retrigger") : Retrigger(actor, step)
    \/ \E step \in At(actor, "irqsOff") : IrqsOff(actor, step)
    \/ \E step \in At(actor, "irqsOn") : IrqsOn(actor, step)
    \/ \E step \in At(actor, "synchronize") : Synchronize(actor, step)
    \/ \E step \in At(actor, "arm") : Arm(actor, step)
    \/ \E step \in At(actor, "disarm") : Disarm(actor, step)
    \/ \E step \in At(actor, "poll") : Poll(actor, step)
    \/ \E step \in At(actor, "lock") : Lock(actor, step)
    \/ \E step \in At(actor, "unlock") : Unlock(actor, step)
    \/ \E step \in At(actor, "signal") : Signal(actor, step)
    \/ \E step \in At(actor, "await") : Await(actor, step)
    \/ \E step \in At(actor, "allocate") : \E granted \in {"yes", "no"} : Allocate(actor, step, granted)
    \/ \E step \in At(actor, "bind") : Bind(actor, step)
    \/ \E step \in At(actor, "unbind") : Unbind(actor, step)
    \/ \E step \in At(actor, "setRoute") : SetRoute(actor, step)
    \/ \E step \in At(actor, "removeRoute") : RemoveRoute(actor, step)
    \/ \E step \in At(actor, "askMask") : AskMask(actor, step)
    \/ \E step \in At(actor, "askEnable") : AskEnable(actor, step)
    \/ \E step \in At(actor, "beginUpdate") : BeginUpdate(actor, step)
    \/ \E step \in At(actor, "endUpdate") : EndUpdate(actor, step)

SystemNext ==
  \/ \E irq \in Irqs : Send(irq)
  \/ Emit
  \/ \E effect \in AllEffects : Receive(effect)
  \/ Deliver
  \/ \E processor \in Cpus : \E vector \in Vectors : Dispatch(processor, vector)
  \/ \E processor \in Cpus : Look(processor)
  \/ \E processor \in Cpus : SignalEventfd(processor)
  \/ \E processor \in Cpus : Return(processor)

EnvironmentNext == \E irq \in Irqs : \E effect \in AllRaiseEffects : Raise(irq, effect)

Next == SystemNext \/ ActorNext \/ EnvironmentNext

Spec == Init /\ [][Next]_vars

(* Weak fairness of all system and actor steps together: the machine does  *)
(* not stand still while something can go on. Nothing is said of which     *)
(* step it is, and nothing of the environment.                             *)
FairSpec == Spec /\ WF_vars(SystemNext \/ ActorNext)

-----------------------------------------------------------------------------
(* Rest: no step is possible except a new event. StuckActor restates the   *)
(* guards of Software; a test compares Rest with                           *)
(* ~ENABLED (SystemNext \/ ActorNext).                                     *)

CanDo(actor, s) ==
  CASE s.do = "write"            -> CanPost(1)
    [] s.do = "writeQword"       -> CanPost(2)
    [] s.do \in {"flush", "read"} -> Flushed
    [] s.do = "reset"            -> busDown = <<>>
    [] s.do = "reserve"          -> SlotIs(s, {"free"})
    [] s.do = "synchronize"      -> Synchronized(s.irq)
    [] s.do = "lock"             -> LockFree(s.name)
    [] s.do = "await"            -> s.name \in drv.signals
    [] OTHER                     -> TRUE

StuckActor(actor) ==
  \/ Finished(actor)
  \/ ~Runs(actor)
  \/ Wanted(actor, Step(actor)) /\ ~CanDo(actor, Step(actor))

Rest ==
  /\ busDown = <<>> /\ busUp = <<>>
  /\ dev.sending = <<>> /\ dev.scheduled = {}
  /\ \A c \in Cpus : Idle(cpu[c]) /\ (cpu[c].irr = {} \/ cpu[c].off # "none")
  /\ \A a \in Actors : StuckActor(a)
=============================================================================
