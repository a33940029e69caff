----------------------------- MODULE MCAnyBlock -----------------------------
(***************************************************************************)
(* The two-step update of N vectors refines AnyBlock.                      *)
(***************************************************************************)
EXTENDS MCMsiMultiVectorUpdate

Numbers   == 0 .. N - 1
TheEnds   == {"old", "new"}
ThePlaces == {"old", "transit", "new", "torn"}
IrqOf(i)  == Names[i + 1]
CpuAt(p)  == IF p \in {"old", "transit"} THEN "cpu0" ELSE "cpu1"
VectorAt(p, i) == (IF p \in {"old", "torn"} THEN MCOld ELSE MCNew)[IrqOf(i)].vector
CpuOfEnd(e) == IF e = "old" THEN "cpu0" ELSE "cpu1"
EndOfCpu(c) == IF c = "cpu0" THEN "old" ELSE "new"
EndOfData(v) == IF v = MCOld[First].vector THEN "old" ELSE "new"

PostedTo(register) == {j \in DOMAIN busDown : busDown[j].do = "write" /\ busDown[j].reg = register}
PostedValue(register) == busDown[CHOOSE j \in PostedTo(register) : \A l \in PostedTo(register) : j >= l].value

SlotName(owner) == IF owner \in Irqs THEN "owned" ELSE IF owner = "retriggered" THEN "announced" ELSE "free"
PhaseName(phase) ==
  CASE phase = "idle" -> "idle" [] phase = "entered" -> "entered" [] phase = "stray" -> "stray" [] OTHER -> "busy"

(* The mover's place in AnyBlock, from the words of its program: the step  *)
(* that it does next, without the bookkeeping of the outcomes, and how     *)
(* often the word was there before.                                        *)
Bookkeeping == {"beginUpdate", "endUpdate"}
Word(s)     == IF s.do = "write" THEN s.reg ELSE s.do
NextOf(p)   == CHOOSE q \in p .. Len(Prog.mover) + 1 :
                 /\ q <= Len(Prog.mover) => Prog.mover[q].do \notin Bookkeeping
                 /\ \A l \in p .. q - 1 : Prog.mover[l].do \in Bookkeeping
Earlier(q)  == Cardinality({l \in 1 .. q - 1 : Word(Prog.mover[l]) = Word(Prog.mover[q])})
StepNames   == [irqsOff |-> 1, reserve |-> 2, announce |-> 3, testIrr |-> 10, retrigger |-> 11, irqsOn |-> 12,
                awaitIrrClear |-> 13, release |-> 14]
PlaceOf(q) ==
  IF q > Len(Prog.mover) THEN <<15, 0>>
  ELSE LET word == Word(Prog.mover[q])
       IN CASE word = "address" -> <<4 + 3 * Earlier(q), 0>>
            [] word = "data"    -> <<5 + 3 * Earlier(q), 0>>
            [] word = "flush"   -> <<6 + 3 * Earlier(q), 0>>
            [] word \in {"irqsOff", "irqsOn"} -> <<StepNames[word], 0>>
            [] OTHER -> <<StepNames[word], Earlier(q)>>
PlacesOfMover == [p \in 1 .. Len(Prog.mover) + 1 |-> PlaceOf(NextOf(p))]
(* It stands at a read-back until that returns. *)
Place         == IF "mover" \in drv.reading THEN PlaceOf(drv.pc.mover - 1) ELSE PlacesOfMover[drv.pc.mover]

(* The messages of vector i to place p, and whether one is in front of the *)
(* completion of the mover's read.                                         *)
To(p, i) == {m \in DOMAIN busUp[IrqOf(i)] : busUp[IrqOf(i)][m].address = CpuAt(p) /\ busUp[IrqOf(i)][m].data = VectorAt(p, i)}
HoldsMover(i, m) == "mover" \in busUp[IrqOf(i)][m].before

Abstract == INSTANCE AnyBlock WITH
  n       <- N,
  MostOnWay <- UpBound,
  ReadReaches <- IF ReachesIrr THEN "irr" ELSE "root-complex",
  event   <- [i \in Numbers |-> IrqOf(i) \in src.condition],
  used    <- [address |-> EndOfCpu(dev.used.address), data |-> EndOfData(dev.used.data)],
  posted  <- [address |-> IF PostedTo("address") = {} THEN "none" ELSE EndOfCpu(PostedValue("address")),
              data    |-> IF PostedTo("data") = {} THEN "none" ELSE EndOfData(PostedValue("data"))],
  read    <- IF "mover" \notin drv.reading THEN "none" ELSE IF Awaits(busDown, "mover") THEN "asked" ELSE "answered",
  ahead   <- [p \in ThePlaces |-> [i \in Numbers |-> Cardinality({m \in To(p, i) : HoldsMover(i, m)})]],
  onWay   <- [p \in ThePlaces |-> [i \in Numbers |-> Cardinality({m \in To(p, i) : ~HoldsMover(i, m)})]],
  irr     <- [p \in ThePlaces |-> [i \in Numbers |-> \E w \in cpu[CpuAt(p)].irr : w.vector = VectorAt(p, i)]],
  table   <- [p \in ThePlaces |-> [i \in Numbers |-> SlotName(slot[CpuAt(p)][VectorAt(p, i)])]],
  handler <- [c \in TheEnds |-> PhaseName(cpu[CpuOfEnd(c)].phase)],
  looksAt <- [c \in TheEnds |-> IF cpu[CpuOfEnd(c)].phase = "entered" THEN MCNumber[cpu[CpuOfEnd(c)].irq] ELSE 0],
  off     <- cpu["cpu0"].off # "none",
  pc      <- Place[1],
  k       <- Place[2],
  found   <- drv.reg.mover = "yes"

RefinesAnyBlockProp == Abstract!Init /\ [][Abstract!Next]_(Abstract!vars)
=============================================================================
