--------------------------- MODULE SharedSettings ---------------------------
(***************************************************************************)
(* Steps of actors that share a handler, or a setting that several owners  *)
(* ask for.                                                                *)
(***************************************************************************)
EXTENDS Software

(* irq, source: the handler of irq looks at source, too (a shared handler). *)
Share(actor) ==
  /\ Ready(actor, "share")
  /\ LET s == Step(actor)
     IN drv' = [Next1(actor) EXCEPT !.shares = @ \cup {[irq |-> s.irq, source |-> s.source]}]
  /\ OnlyDrv

(* Owners of a shared setting: owner, irq, value. The physical mask ought  *)
(* to be the disjunction of what the owners ask for, and so ought Enable.  *)

AskMask(actor) ==
  /\ Ready(actor, "askMask")
  /\ LET s    == Step(actor)
         wish == [owner |-> s.owner, irq |-> s.irq]
     IN drv' = [Next1(actor) EXCEPT !.asksMask = IF s.value = "masked" THEN @ \cup {wish} ELSE @ \ {wish}]
  /\ OnlyDrv

AskEnable(actor) ==
  /\ Ready(actor, "askEnable")
  /\ LET s == Step(actor)
     IN drv' = [Next1(actor) EXCEPT !.asksEnable = IF s.value = "on" THEN @ \cup {s.owner} ELSE @ \ {s.owner}]
  /\ OnlyDrv
=============================================================================
