----------------------------- MODULE MCAnyTable -----------------------------
(***************************************************************************)
(* Append of MsixResize refines AnyTable.                                  *)
(***************************************************************************)
EXTENDS MCMsixResize

(* The writes of AnyTable in the machine's words. *)
RegisterOf(w) == IF w = "open" THEN "control" ELSE w
ValueOf(i, w) == CASE w = "address" -> NewTarget[i].cpu [] w = "data" -> NewTarget[i].vector [] OTHER -> "open"
IsPosted(i, w) ==
  \E k \in DOMAIN busDown : /\ busDown[k].do = "write" /\ busDown[k].irq = i
                            /\ busDown[k].reg = RegisterOf(w) /\ busDown[k].value = ValueOf(i, w)
WriteOf(i, w)  == IF i \in Range(Live) \/ dev.entry[i][RegisterOf(w)] = ValueOf(i, w) THEN "there"
                  ELSE IF IsPosted(i, w) THEN "posted" ELSE "no"

(* The messages of i that go where they should; any other one is none of AnyTable's. *)
RightMessages(i) == {k \in DOMAIN busUp[i] : busUp[i][k].address = NewTarget[i].cpu /\ busUp[i][k].data = NewTarget[i].vector}

PhaseName(phase) ==
  CASE phase = "idle" -> "idle" [] phase = "entered" -> "entered" [] phase = "stray" -> "stray" [] OTHER -> "busy"

Abstract == INSTANCE AnyTable WITH
  Entries <- Irqs,
  New     <- Range(Added),
  First   <- Live[1],
  Cpus    <- Cpus,
  MostOnWay   <- UpBound,
  event   <- [i \in Irqs |-> i \in src.condition],
  owned   <- [i \in Irqs |-> slot[NewTarget[i].cpu][NewTarget[i].vector] = i],
  write   <- [i \in Irqs |-> [w \in {"address", "data", "open"} |-> WriteOf(i, w)]],
  pending <- [i \in Irqs |-> i \in dev.pending],
  onWay   <- [i \in Irqs |-> Cardinality(RightMessages(i))],
  irr     <- [i \in Irqs |-> \E w \in cpu[NewTarget[i].cpu].irr : w.vector = NewTarget[i].vector],
  handler <- [c \in Cpus |-> PhaseName(cpu[c].phase)],
  looksAt <- [c \in Cpus |-> IF cpu[c].phase = "entered" THEN cpu[c].irq ELSE Live[1]]

RefinesAnyTableProp == Abstract!Init /\ [][Abstract!Next]_(Abstract!vars)
=============================================================================
