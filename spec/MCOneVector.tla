---------------------------- MODULE MCOneVector ----------------------------
(***************************************************************************)
(* The two-step update of n vectors refines OneVector for the vector       *)
(* Watched. What the view needs of the constants has a name of its own:    *)
(* TLC evaluates those once.                                               *)
(***************************************************************************)
EXTENDS MCMsiMultiVectorUpdate

CONSTANT Watched    \* the vector whose view is checked

(* Its slots by their names in OneVector. *)
Place == [old |-> MCOld[Watched], transit |-> MCTransit[Watched], new |-> MCNew[Watched]]

NameOf(m) == IF \E s \in DOMAIN Place : Place[s].cpu = m.address /\ Place[s].vector = m.data
               THEN CHOOSE s \in DOMAIN Place : Place[s].cpu = m.address /\ Place[s].vector = m.data
               ELSE "other"

WatchedCondition == Watched \in src.condition
WatchedBase      == NameOf(Outgoing(dev, Watched))
WatchedWire      == LET mine == SelectSeq(busUp, LAMBDA m : m.irq = Watched) IN [k \in DOMAIN mine |-> NameOf(mine[k])]
WatchedIrr       == {s \in DOMAIN Place : WaitingAt(cpu[Place[s].cpu], Place[s].vector) # {}}
WatchedEntered   == {s \in {"old", "new"} : LET p == cpu[Place[s].cpu] IN p.phase = "entered" /\ p.irq = Watched}

(* Where the mover stands, seen from the vector. *)
StepOf(word, t) ==
  CHOOSE k \in DOMAIN Prog.mover : Prog.mover[k].do = word /\ (word # "irqsOn" => Prog.mover[k].vector = t.vector)
TestStep    == StepOf("testIrr", Place.transit)
OnStep      == StepOf("irqsOn", Place.old)
ReleaseStep == StepOf("release", Place.old)

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

(* View!ViewSpec. That the view stays is asked first, since most steps are *)
(* other vectors' and leave it as it is.                                   *)
RefinesOneVectorProp == View!ViewInit /\ [][UNCHANGED View!view \/ View!ViewNext]_(View!view)
=============================================================================
