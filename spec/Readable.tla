------------------------------ MODULE Readable ------------------------------
(***************************************************************************)
(* What people want to see of a state in a counterexample of TLC's own: a  *)
(* configuration names it with ALIAS ReadableState. It says nothing that   *)
(* the state does not say, and no verdict depends on it.                   *)
(***************************************************************************)
EXTENDS Outcomes, TLC

(* A record without the fields that hold nothing. *)
Held(r) == [f \in {g \in DOMAIN r : ToString(r[g]) \notin {"{}", "<<>>", "<< >>", "FALSE"}} |-> r[f]]

(* may, which behaviours are left to the function, is drawn at the start. *)
Registers(f) == Held([g \in DOMAIN f \ {"may"} |-> f[g]])

NextStep(a) == IF Finished(a) THEN "finished" ELSE ToString(drv.pc[a]) \o ": " \o Step(a).do

OutcomesHere ==
  {o[1] : o \in {p \in {<<"lost", Lost>>, <<"torn", Torn>>, <<"stale", Stale>>, <<"ignored", Ignored>>,
                        <<"spurious", Spurious>>, <<"leak", Leak>>, <<"pba", Pba>>, <<"stuck", Stuck>>,
                        <<"fault", Fault>>, <<"intx", Intx>>, <<"illegal", Illegal>>, <<"mismatch", Mismatch>>,
                        <<"blocked", Blocked>>, <<"wedge", Wedge>>, <<"dangling", Dangling>>,
                        <<"unrouted", Unrouted>>, <<"unlatched", Unlatched>>} : p[2]}}

ReadableState ==
  [next     |-> [a \in Actors |-> NextStep(a)],
   down     |-> busDown,
   up       |-> MessagesOf(busUp),
   function |-> [n \in FunctionNames |-> Registers(Dev(n))],
   cpus     |-> [c \in Cpus |-> Held(cpu[c])],
   owners   |-> [c \in Cpus |-> [v \in {w \in Vectors : slot[c][w] # "free"} |-> slot[c][v]]],
   events   |-> src.condition,
   outcomes |-> OutcomesHere]
=============================================================================
