---------------------------- MODULE MCOneVector ----------------------------
(***************************************************************************)
(* The two-step update of n vectors refines OneVector for each vector.     *)
(***************************************************************************)
EXTENDS MCMsiMultiVectorUpdate

CONSTANT Watched    \* the vector whose view is checked

(* A slot of vector i by its name in OneVector, "other" if it is none. *)
NameOf(i, t) == CASE t = MCOld[i]     -> "old"
                  [] t = MCTransit[i] -> "transit"
                  [] t = MCNew[i]     -> "new"
                  [] OTHER            -> "other"

BaseOf(i)    == LET m == Outgoing(dev, i) IN NameOf(i, [cpu |-> m.address, vector |-> m.data])
Mine(i)      == SelectSeq(busUp, LAMBDA m : m.irq = i)
WireOf(i)    == [k \in DOMAIN Mine(i) |-> NameOf(i, [cpu |-> Mine(i)[k].address, vector |-> Mine(i)[k].data])]
IrrOf(i)     == {NameOf(i, [cpu |-> c, vector |-> v]) :
                   <<c, v>> \in {x \in Cpus \X Vectors : \E w \in cpu[x[1]].irr : w.vector = x[2]}} \ {"other"}
EnteredOf(i) == {s \in {"old", "new"} :
                   LET c == IF s = "old" THEN "cpu0" ELSE "cpu1" IN cpu[c].phase = "entered" /\ cpu[c].irq = i}

(* Where the mover stands, seen from vector i. *)
StepOf(word, v) == CHOOSE k \in DOMAIN Prog.mover : Prog.mover[k].do = word /\ Prog.mover[k].vector = v
Pc              == drv.pc.mover
IrqsOnStep      == CHOOSE k \in DOMAIN Prog.mover : Prog.mover[k].do = "irqsOn"
StageOf(i) ==
  LET test == StepOf("testIrr", MCTransit[i].vector)
  IN CASE Pc <= test                               -> "moving"
       [] Pc = test + 1                            -> IF drv.reg.mover = "yes" THEN "found" ELSE "clean"
       [] Pc <= IrqsOnStep                         -> "forwarded"
       [] Pc <= StepOf("release", MCOld[i].vector) -> "on"
       [] OTHER                                    -> "released"

View == INSTANCE OneVector WITH
          WireBound <- UpBound, condition <- Watched \in src.condition, base <- BaseOf(Watched), wire <- WireOf(Watched),
          irr <- IrrOf(Watched), entered <- EnteredOf(Watched), stage <- StageOf(Watched)

RefinesOneVectorProp == View!ViewSpec
=============================================================================
