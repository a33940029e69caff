---------------------------- MODULE MCAnyMasked ----------------------------
(***************************************************************************)
(* The update under the mask of N vectors (MSI with mask bits) refines     *)
(* AnyMasked: one group of N vectors.                                      *)
(***************************************************************************)
EXTENDS MCMsiMultiVectorUpdate

Mover  == "mover"
Group  == "block"
Order  == <<"mask", "address", "data", "open">>

(* The steps of the program before the mover's place. *)
Before(k)        == k < drv.pc[Mover]
Done(word)       == {k \in DOMAIN Prog[Mover] : Before(k) /\ Prog[Mover][k].do = word}
WritesOnWay      == {k \in DOMAIN busDown : busDown[k].do = "write"}
IssuedWrites     == Cardinality(Done("write"))
ArrivedWrites    == IssuedWrites - Cardinality(WritesOnWay)
WriteOf(w)       == LET n == CHOOSE k \in DOMAIN Order : Order[k] = w
                    IN IF n > IssuedWrites THEN "no" ELSE IF n > ArrivedWrites THEN "posted" ELSE "there"
Reading          == Mover \in drv.reading
ReadOf           == IF ~Reading THEN "none" ELSE IF \E k \in DOMAIN busDown : busDown[k].do = "flush" THEN "asked" ELSE "answered"
FlushesThatEnded == Cardinality(Done("flush")) - (IF Reading THEN 1 ELSE 0)
SeenClear(i)     == \E k \in Done("awaitIrrClear") : Prog[Mover][k].vector = MCOld[i].vector

Ends        == {"old", "new"}
TargetOf(p) == IF p = "old" THEN MCOld ELSE MCNew
RightMessages(p, i) == {k \in DOMAIN busUp[i] : busUp[i][k].address = TargetOf(p)[i].cpu /\ busUp[i][k].data = TargetOf(p)[i].vector}
InFront(i, k)       == Mover \in busUp[i][k].before

PhaseName(phase) ==
  CASE phase = "idle" -> "idle" [] phase = "entered" -> "entered" [] phase = "stray" -> "stray" [] OTHER -> "busy"

Abstract == INSTANCE AnyMasked WITH
  Vectors     <- Irqs,
  Groups      <- {Group},
  GroupOf     <- [i \in Irqs |-> Group],
  Moved       <- {Group},
  First       <- First,
  Cpus        <- Cpus,
  MostOnWay   <- UpBound,
  ReadReaches <- IF ReachesIrr THEN "irr" ELSE "root-complex",
  RaisesAgain <- FALSE,
  AwaitsInterrupt <- FALSE,
  event       <- [i \in Irqs |-> i \in src.condition],
  slot        <- [p \in Ends |-> [i \in Irqs |->
                   IF slot[TargetOf(p)[i].cpu][TargetOf(p)[i].vector] = i THEN "owned" ELSE "free"]],
  interrupted <- [i \in Irqs |-> FALSE],
  seenClear   <- [i \in Irqs |-> SeenClear(i)],
  pc          <- [g \in {Group} |-> IssuedWrites + 1],
  write       <- [g \in {Group} |-> [w \in {"mask", "address", "data", "open"} |-> WriteOf(w)]],
  read        <- [g \in {Group} |-> ReadOf],
  flushed     <- [g \in {Group} |-> FlushesThatEnded > 0],
  pending     <- [i \in Irqs |-> i \in dev.pending],
  ahead       <- [p \in Ends |-> [i \in Irqs |-> Cardinality({k \in RightMessages(p, i) : InFront(i, k)})]],
  onWay       <- [p \in Ends |-> [i \in Irqs |-> Cardinality({k \in RightMessages(p, i) : ~InFront(i, k)})]],
  torn        <- [i \in Irqs |-> FALSE],
  irr         <- [p \in Ends |-> [i \in Irqs |-> \E w \in cpu[TargetOf(p)[i].cpu].irr : w.vector = TargetOf(p)[i].vector]],
  handler     <- [c \in Cpus |-> PhaseName(cpu[c].phase)],
  looksAt     <- [c \in Cpus |-> IF cpu[c].phase = "entered" THEN cpu[c].irq ELSE First]

RefinesAnyMaskedProp == Abstract!Init /\ [][Abstract!Next]_(Abstract!vars)
=============================================================================
