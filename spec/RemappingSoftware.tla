------------------------- MODULE RemappingSoftware --------------------------
(***************************************************************************)
(* Steps of actors that store into interrupt remapping entries, in memory: *)
(* no posted write.                                                        *)
(***************************************************************************)
EXTENDS Software

(* handle, part ("present", "cpu", "vector"), value *)
StoreIrte(actor) ==
  /\ Ready(actor, "storeIrte")
  /\ LET s == Step(actor) IN irte' = Stored(irte, s.handle, s.part, s.value)
  /\ Proceed(actor)
  /\ OnlyDrvIrte

(* handle, cpu, vector: the whole entry at once, present *)
ExchangeIrte(actor) ==
  /\ Ready(actor, "exchangeIrte")
  /\ LET s == Step(actor)
     IN irte' = Exchanged(irte, [handle |-> s.handle, present |-> TRUE, cpu |-> s.cpu, vector |-> s.vector])
  /\ Proceed(actor)
  /\ OnlyDrvIrte
=============================================================================
