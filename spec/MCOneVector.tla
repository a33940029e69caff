---------------------------- MODULE MCOneVector ----------------------------
(***************************************************************************)
(* The two-step update of n vectors refines OneVector for the vector       *)
(* Watched. What the view needs of the constants has a name of its own:    *)
(* TLC evaluates those once.                                               *)
(***************************************************************************)
EXTENDS MCMsiMultiVectorUpdate

CONSTANT Watched    \* the vector whose view is checked

(* Larger blocks, of which only two sources ever interrupt: the watched    *)
(* one and any other.                                                      *)
WatchedTwo == (\E s \in Pairs : Watched \in s /\ InitArmed(s)) /\ [][Next]_vars

(* Its slots by their names in OneVector. *)
OldSlot     == MCOld[Watched]
TransitSlot == MCTransit[Watched]
NewSlot     == MCNew[Watched]

Is(m, t)  == m.data = t.vector /\ m.address = t.cpu
NameOf(m) == CASE Is(m, OldSlot) -> "old" [] Is(m, TransitSlot) -> "transit" [] Is(m, NewSlot) -> "new" [] OTHER -> "other"

WatchedCondition == Watched \in src.condition
WatchedBase      == NameOf(Outgoing(dev, Watched))
WatchedWire      == [k \in DOMAIN busUp[Watched] |-> NameOf(busUp[Watched][k])]
Waits(t)         == \E w \in cpu[t.cpu].irr : w.vector = t.vector
Looks(t)         == cpu[t.cpu].irq = Watched /\ cpu[t.cpu].phase = "entered"
WatchedIrr       == (IF Waits(OldSlot) THEN {"old"} ELSE {}) \cup (IF Waits(TransitSlot) THEN {"transit"} ELSE {})
                      \cup (IF Waits(NewSlot) THEN {"new"} ELSE {})
WatchedEntered   == (IF Looks(OldSlot) THEN {"old"} ELSE {}) \cup (IF Looks(NewSlot) THEN {"new"} ELSE {})

(* Where the mover stands, seen from the vector. *)
StepOf(word, t) ==
  CHOOSE k \in DOMAIN Prog.mover : Prog.mover[k].do = word /\ (word # "irqsOn" => Prog.mover[k].vector = t.vector)
TestStep    == StepOf("testIrr", TransitSlot)
OnStep      == StepOf("irqsOn", OldSlot)
ReleaseStep == StepOf("release", OldSlot)

WatchedStage ==
  LET pc == drv.pc.mover
  IN CASE pc <= TestStep     -> "moving"
       [] pc = TestStep + 1  -> IF drv.reg.mover = "yes" THEN "found" ELSE "clean"
       [] pc <= OnStep       -> "forwarded"
       [] pc <= ReleaseStep  -> "on"
       [] OTHER              -> "released"

View == INSTANCE OneVector WITH
          WireBound <- UpBound, condition <- WatchedCondition, base <- WatchedBase, wire <- WatchedWire,
          irr <- WatchedIrr, entered <- WatchedEntered, stage <- WatchedStage

(* Enough for the view to stay. Most steps are other vectors' and are done *)
(* with here, before TLC asks which action of OneVector a step could be.   *)
ViewStays ==
  /\ (Watched \in src.condition) = (Watched \in src'.condition)
  /\ dev'.used = dev.used
  /\ busUp'[Watched] = busUp[Watched] \/ WatchedWire' = WatchedWire
  /\ cpu' = cpu \/ (WatchedIrr' = WatchedIrr /\ WatchedEntered' = WatchedEntered)
  /\ drv' = drv \/ WatchedStage' = WatchedStage

(* The same as View!ViewSpec, since ViewStays implies UNCHANGED View!view  *)
(* (ViewStaysProp, which a test has TLC check).                            *)
RefinesOneVectorProp == View!ViewInit /\ [][ViewStays \/ View!ViewNext]_(View!view)
ViewStaysProp        == [][ViewStays => UNCHANGED View!view]_vars

(* The block at rest is the view at rest, so an event of Watched that the  *)
(* block loses is lost in the view.                                        *)
RestIsSeenProp == [](Rest => View!ViewRest)
=============================================================================
