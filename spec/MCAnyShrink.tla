---------------------------- MODULE MCAnyShrink ----------------------------
(***************************************************************************)
(* Shrink of MsixResize refines AnyShrink, for the last GoneNumber live    *)
(* vectors.                                                                *)
(***************************************************************************)
EXTENDS MCMsixResize

CONSTANT GoneNumber

Going == SubSeq(Live, Len(Live) - GoneNumber + 1, Len(Live))
Goes  == [vmm |-> ForEach(Going, TakeAway)]
Mover == "vmm"

(* The mover's place in AnyShrink: its program has a word for each step of *)
(* each entry, one entry after the other. It stands at a read-back until   *)
(* that returns.                                                           *)
StepsOfOne == Len(TakeAway(Going[1]))
PlaceIn(k)  == LET pc == (IF Mover \in drv.reading THEN drv.pc[Mover] - 1 ELSE drv.pc[Mover]) - (k - 1) * StepsOfOne
               IN IF pc < 1 THEN 1 ELSE IF pc > StepsOfOne THEN StepsOfOne + 1 ELSE pc
OrderOf     == [i \in Irqs |-> IF i \in Range(Going) THEN CHOOSE k \in DOMAIN Going : Going[k] = i ELSE 0]
PlaceOf(i)  == IF OrderOf[i] = 0 THEN 1 ELSE PlaceIn(OrderOf[i])
AtWork(i)   == OrderOf[i] # 0 /\ PlaceOf(i) \in 2 .. StepsOfOne

(* The writes of AnyShrink in the machine's words. *)
RegisterOf(w) == IF w = "mask" THEN "control" ELSE w
ValueOf(w)    == CASE w = "mask" -> "masked" [] w = "address" -> "none" [] OTHER -> 0
IsPosted(i, w) ==
  \E k \in DOMAIN busDown : /\ busDown[k].do = "write" /\ busDown[k].irq = i
                            /\ busDown[k].reg = RegisterOf(w) /\ busDown[k].value = ValueOf(w)
WriteOf(i, w)  == IF dev.entry[i][RegisterOf(w)] = ValueOf(w) THEN "there" ELSE IF IsPosted(i, w) THEN "posted" ELSE "no"

(* The messages of i that go where they should; any other one is none of   *)
(* AnyShrink's. In front of the completion of the mover's read are only    *)
(* those of the entry that it is at.                                       *)
RightMessages(i) == {k \in DOMAIN busUp[i] : busUp[i][k].address = Target[i].cpu /\ busUp[i][k].data = Target[i].vector}
InFront(i, k)    == AtWork(i) /\ Mover \in busUp[i][k].before

ReadOf(i) == IF ~AtWork(i) \/ Mover \notin drv.reading THEN "none" ELSE IF Awaits(busDown, Mover) THEN "asked" ELSE "answered"
SlotOfEntry(i) == LET owner == slot[Target[i].cpu][Target[i].vector] IN IF owner = i THEN "owned" ELSE owner

PhaseName(phase) ==
  CASE phase \in {"idle", "entered", "looked", "stray"} -> phase [] phase = "spurious" -> "looked" [] OTHER -> "busy"

Abstract == INSTANCE AnyShrink WITH
  Entries     <- Irqs,
  Gone        <- Range(Going),
  First       <- Live[1],
  Cpus        <- Cpus,
  MostOnWay   <- UpBound,
  ReadReaches <- IF ReachesIrr THEN "irr" ELSE "root-complex",
  RaisesAgain <- FALSE,
  freed       <- [i \in Irqs |-> \E f \in ghost.freed : f.irq = i],
  event       <- [i \in Irqs |-> i \in src.condition],
  armed       <- [i \in Irqs |-> i \in src.armed],
  slot        <- [i \in Irqs |-> SlotOfEntry(i)],
  pc          <- [i \in Irqs |-> PlaceOf(i)],
  write       <- [i \in Irqs |-> [w \in {"mask", "address", "data"} |-> WriteOf(i, w)]],
  read        <- [i \in Irqs |-> ReadOf(i)],
  pending     <- [i \in Irqs |-> i \in dev.pending],
  ahead       <- [i \in Irqs |-> Cardinality({k \in RightMessages(i) : InFront(i, k)})],
  onWay       <- [i \in Irqs |-> Cardinality({k \in RightMessages(i) : ~InFront(i, k)})],
  torn        <- [i \in Irqs |-> FALSE],
  irr         <- [i \in Irqs |-> \E w \in cpu[Target[i].cpu].irr : w.vector = Target[i].vector],
  handler     <- [c \in Cpus |-> PhaseName(cpu[c].phase)],
  looksAt     <- [c \in Cpus |-> IF cpu[c].irq \in Irqs THEN cpu[c].irq ELSE Live[1]]

RefinesAnyShrinkProp == Abstract!Init /\ [][Abstract!Next]_(Abstract!vars)
=============================================================================
