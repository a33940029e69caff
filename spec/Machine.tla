------------------------------ MODULE Machine ------------------------------
(***************************************************************************)
(* The machine as a whole: its next-state relation, fairness, and rest.    *)
(*                                                                         *)
(* Each action stands under quantifiers over constant sets, with all its   *)
(* choices as arguments, so that TLC reports every edge with its action    *)
(* and arguments.                                                          *)
(***************************************************************************)
EXTENDS SharedSettings, Updates

(* The words of steps. A program with a word that is misspelt would stand  *)
(* still there and seem safe.                                              *)
StepWords ==
  {"write", "writeQword", "loadMask", "storeMask", "flush", "read", "reset",
   "reserve", "release", "shutdown", "announce", "testIrr", "awaitIrrClear", "awaitInterrupt", "retrigger",
   "irqsOff", "irqsOn", "apicOff", "synchronize", "freeIrq", "arm", "disarm", "poll",
   "lock", "unlock", "signal", "await", "allocate",
   "share", "askMask", "askEnable", "beginUpdate", "endUpdate"}

ASSUME EveryStepIsAWord == \A a \in Actors : \A k \in DOMAIN Prog[a] : Prog[a][k].do \in StepWords \cup LayerWords

Readers == With("flush") \cup With("read")

ActorNext ==
  \/ \E actor \in Actors : Skip(actor)
  \/ \E actor \in With("write") : Write(actor)
  \/ \E actor \in With("writeQword") : WriteQword(actor)
  \/ \E actor \in With("loadMask") : LoadMask(actor)
  \/ \E actor \in With("storeMask") : StoreMask(actor)
  \/ \E actor \in With("flush") : Flush(actor)
  \/ \E actor \in With("read") : Read(actor)
  \/ \E actor \in With("reset") : ResetFunction(actor)
  \/ \E actor \in With("reserve") : Reserve(actor)
  \/ \E actor \in With("release") : Release(actor)
  \/ \E actor \in With("shutdown") : Shutdown(actor)
  \/ \E actor \in With("announce") : Announce(actor)
  \/ \E actor \in With("testIrr") : TestIrr(actor)
  \/ \E actor \in With("awaitIrrClear") : AwaitIrrClear(actor)
  \/ \E actor \in With("awaitInterrupt") : AwaitInterrupt(actor)
  \/ \E actor \in With("retrigger") : Retrigger(actor)
  \/ \E actor \in With("irqsOff") : IrqsOff(actor)
  \/ \E actor \in With("irqsOn") : IrqsOn(actor)
  \/ \E actor \in With("apicOff") : ApicOff(actor)
  \/ \E actor \in With("synchronize") : Synchronize(actor)
  \/ \E actor \in With("freeIrq") : FreeIrq(actor)
  \/ \E actor \in With("arm") : \E raises \in {"yes", "no"} : Arm(actor, raises)
  \/ \E actor \in With("disarm") : Disarm(actor)
  \/ \E actor \in With("poll") : Poll(actor)
  \/ \E actor \in With("lock") : Lock(actor)
  \/ \E actor \in With("unlock") : Unlock(actor)
  \/ \E actor \in With("signal") : Signal(actor)
  \/ \E actor \in With("await") : Await(actor)
  \/ \E actor \in With("allocate") : \E granted \in {"yes", "no"} : Allocate(actor, granted)
  \/ \E actor \in With("share") : Share(actor)
  \/ \E actor \in With("askMask") : AskMask(actor)
  \/ \E actor \in With("askEnable") : AskEnable(actor)
  \/ \E actor \in With("beginUpdate") : BeginUpdate(actor)
  \/ \E actor \in With("endUpdate") : EndUpdate(actor)
  \/ LayerActorNext

SystemNext ==
  \/ \E irq \in Irqs : Send(irq)
  \/ \E kept \in AllKept : Emit(kept)
  \/ \E space \in Spaces : \E effect \in AllEffects : Receive(space, effect)
  \/ \E space \in Spaces : AnswerRead(space)
  \/ \E reader \in Readers : Complete(reader)
  \/ \E kept \in {"yes", "no"} : TakeReset(kept)
  \/ \E irq \in Irqs : \E effect \in AllRaiseEffects : RaiseArmed(irq, effect)
  \/ \E irq \in Irqs : \E place \in 1 .. UpBound : Deliver(irq, place)
  \/ \E processor \in Cpus : \E vector \in Vectors : Dispatch(processor, vector)
  \/ \E processor \in Cpus : Look(processor)
  \/ LayerSystemNext
  \/ \E processor \in Cpus : Return(processor)

EnvironmentNext ==
  \/ \E irq \in Irqs : \E effect \in AllRaiseEffects : Raise(irq, effect)
  \/ \E irq \in Irqs : Gather(irq)

Next == SystemNext \/ ActorNext \/ EnvironmentNext

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Rest: no step is possible except a new event. StuckActor restates the   *)
(* guards of Software; a test compares Rest with                           *)
(* ~ENABLED (SystemNext \/ ActorNext).                                     *)

CanDo(actor, s) ==
  CASE s.do \in {"write", "storeMask", "flush", "read", "reset"} -> CanPost(1)
    [] s.do = "writeQword"       -> CanPost(2)
    [] s.do = "reserve"          -> SlotIs(s, Allocatable)
    [] s.do = "synchronize"      -> Synchronized(actor, s.irq)
    [] s.do = "awaitIrrClear"    -> IrrClear(s)
    [] s.do = "awaitInterrupt"   -> SlotOf(s) \in drv.interrupted
    [] s.do = "lock"             -> LockFree(s.name)
    [] s.do = "await"            -> s.name \in drv.signals
    [] OTHER                     -> TRUE

StuckActor(actor) ==
  \/ Finished(actor)
  \/ ~Runs(actor)
  \/ Wanted(actor, Step(actor)) /\ ~CanDo(actor, Step(actor))

Rest ==
  /\ busDown = <<>> /\ NothingUp(busUp) /\ drv.reading = {} /\ src.due = {}
  /\ \A n \in FunctionNames : Dev(n).sending = <<>> /\ Dev(n).scheduled = {}
  /\ \A c \in Cpus : Idle(cpu[c]) /\ (cpu[c].irr = {} \/ ~Accepts(cpu[c]))
  /\ \A a \in Actors : StuckActor(a)

-----------------------------------------------------------------------------
(* Weak fairness of all system and actor steps together: the machine does  *)
(* not stand still while something can go on. Nothing is said of which     *)
(* step it is, and nothing of the environment.                             *)
Fairness == WF_vars(SystemNext \/ ActorNext)

(* The same, cheap to evaluate for TLC: such a step is possible unless the *)
(* machine is at rest (RestInv), and it is a step without a new event. A   *)
(* test has TLC prove each from the other.                                 *)
NewEvent      == ~(src'.condition \subseteq src.condition)
QuietFairness == []<>Rest \/ []<><<~NewEvent>>_vars

FairSpec == Spec /\ QuietFairness

-----------------------------------------------------------------------------
(* STRONG LIVENESS does not ask that new events cease. Each part of the    *)
(* hardware that can go on does: requests and messages arrive, a function  *)
(* answers, a handler looks and returns (weak fairness: nothing takes such *)
(* a step away again). Three kinds of step can be taken away and come      *)
(* back, and need strong fairness: a processor that is free now and then   *)
(* takes each waiting vector at last (a local APIC serves by priority, and *)
(* a handler ends); a function with a full way up sends at last (it has to *)
(* find room among its own messages); and an actor whose processor is free *)
(* now and then runs at last (the scheduler).                              *)
Advance(actor) == ActorNext /\ drv'.pc[actor] # drv.pc[actor]

StrongFairness ==
  /\ WF_vars(\E kept \in AllKept : Emit(kept))
  /\ \A space \in Spaces : WF_vars(\E effect \in AllEffects : Receive(space, effect)) /\ WF_vars(AnswerRead(space))
  /\ \A reader \in Readers : WF_vars(Complete(reader))
  /\ WF_vars(\E kept \in {"yes", "no"} : TakeReset(kept))
  /\ \A irq \in Irqs, place \in 1 .. UpBound : WF_vars(Remap(irq, place) \/ Deliver(irq, place))
  /\ \A processor \in Cpus : WF_vars(Look(processor) \/ SignalEventfd(processor) \/ Return(processor))
  /\ \A irq \in Irqs : SF_vars(Send(irq)) /\ SF_vars(\E effect \in AllRaiseEffects : RaiseArmed(irq, effect))
  /\ \A processor \in Cpus, vector \in Vectors : SF_vars(Dispatch(processor, vector))
  /\ \A actor \in Actors : SF_vars(Advance(actor))

StrongSpec == Spec /\ StrongFairness
=============================================================================
