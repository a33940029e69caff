---------------------------- MODULE MsixFunction ----------------------------
(***************************************************************************)
(* A function with MSI-X: Message Control, the table of four dwords an     *)
(* entry, the Pending Bit Array, and what the function keeps inside (PCIe  *)
(* 6.1.4, 7.7.2). Operators take the function f, a record, and give the    *)
(* function after the step; nothing here knows of programs or processors.  *)
(*                                                                         *)
(* Where the text leaves a choice to the function, f.may[p] holds the      *)
(* values of property p that are still possible. A step that shows the     *)
(* choice takes the effect as an argument and keeps the values that allow  *)
(* it, so one run explores every function of `any` and a counterexample    *)
(* names the ones that it needs. spec/README.md lists the properties.      *)
(***************************************************************************)
EXTENDS Message

CONSTANT Device    \* property |-> the values that the function may have

MessageFields == {"address", "upper", "data"}
Controls      == {"masked", "open"}                      \* Vector Control bit 0

MessageControls == {"off", "off-masked", "on", "on-masked"}
Enabled(mc)      == mc \in {"on", "on-masked"}           \* Message Control bit 15
FunctionMask(mc) == mc \in {"on-masked", "off-masked"}   \* Message Control bit 14

(* What functions do where the text allows several things or is silent. *)
ChoiceValues ==
  [ open       |-> {"live", "cached", "undefined"},  \* an open entry that is rewritten
    enableEdge |-> {"unmasks", "nothing"},           \* Enable 0 to 1, for open entries
    disable    |-> {"keeps", "drops", "intx"},       \* pending bits when Enable is cleared
    disabled   |-> {"pends", "drops", "intx"} ]      \* an event while Enable is 0

(* What faulty functions have been seen to do; the first value is right,   *)
(* but for drain, which is in dispute.                                     *)
FaultValues ==
  [ fmask |-> {"honoured", "ignored", "sticks"}, \* Function Mask
    edge  |-> {"effective", "entry"},           \* what counts as an unmask
    reset |-> {"text", "keepsEnable", "opens"}, \* the state after a reset
    table |-> {"always", "enabledOnly"},        \* when table writes are accepted
    drain |-> {"yes", "no"},                    \* a read-back waits for the send queue
    clear |-> {"yes", "no"},                    \* pending cleared when its cause is gone
    sends |-> {"waits", "drops", "stalls", "never"}, \* a message that finds no room; or no message at all
    unuse |-> {"keeps", "drops"},               \* pending when software tells the source to be quiet
    masked |-> {"pends", "drops"} ]             \* an event while the entry is masked

FaultIs(p, value) == Device[p] = {value}

FunctionTypeOK(f) ==
  /\ f.control \in MessageControls
  /\ f.entry \in [Irqs -> [address : Addresses, upper : Uppers, data : Datas, control : Controls]]
  /\ f.cache \subseteq [irq : Irqs, message : Messages]  \* messages in use that differ from the entry
  /\ f.pending \subseteq Irqs                            \* Pending Bit Array
  /\ f.scheduled \subseteq f.pending                     \* pending bits that an unmask edge lets go
  /\ f.intx \in BOOLEAN                                  \* the INTx line
  /\ f.dead \in BOOLEAN                                  \* a fault keeps it from sending until a reset
  /\ f.sending \in Seq([address : Addresses, upper : Uppers, data : Datas, irq : Irqs,
                        marks : SUBSET {"torn", "leak"}, before : {{}}])
  /\ \A p \in DOMAIN ChoiceValues : f.may[p] # {} /\ f.may[p] \subseteq Device[p]

Narrow(f, p, values) == [f EXCEPT !.may[p] = @ \cap values]

EntryMessage(x)  == Message(x.address, x.upper, x.data)
Programmed(f, i) == EntryMessage(f.entry[i])

(* The message that an open entry uses. *)
Used(f, i) == IF \E x \in f.cache : x.irq = i THEN (CHOOSE x \in f.cache : x.irq = i).message ELSE Programmed(f, i)

(* The cache when entry i of f uses message m from now on. *)
CacheWith(f, i, m) == {x \in f.cache : x.irq # i}
                        \cup (IF m = Programmed(f, i) THEN {} ELSE {[irq |-> i, message |-> m]})

(* The text's notion of masked, 6.1.4.5: by the entry or by the function.  *)
(* Enable is not part of it.                                               *)
Masked(f, i) == FunctionMask(f.control) \/ f.entry[i].control = "masked"

(* What this function takes for masked: a faulty one forgets Function Mask, *)
(* or that it was cleared.                                                  *)
Silent(f, i) == \/ f.dead
                \/ f.entry[i].control = "masked"
                \/ FunctionMask(f.control) /\ ~FaultIs("fmask", "ignored")

CanSend(f, i) == Enabled(f.control) /\ ~Silent(f, i)

(* It never looks again whether Function Mask was cleared. *)
Sticks(control) == FaultIs("fmask", "sticks") /\ FunctionMask(control)

(* The function as software left it. *)
NewFunction(control, entry, may) ==
  [control |-> control, entry |-> entry, cache |-> {}, pending |-> {}, scheduled |-> {}, intx |-> FALSE,
   dead |-> FaultIs("sends", "never") \/ Sticks(control), sending |-> <<>>, may |-> may]

-----------------------------------------------------------------------------
(* Edges. An unmask edge refreshes what was cached and schedules what is   *)
(* pending (6.1.4.5). With edge = "entry" the function sees only the edges *)
(* of the entry's own bit.                                                 *)

UnmaskEdge(f, g, i, enableUnmasks) ==
  /\ ~Silent(g, i)
  /\ \/ Silent(f, i)
     \/ enableUnmasks

EntryEdge(f, g, i) == f.entry[i].control = "masked" /\ g.entry[i].control = "open"

Schedules(f, g, i, enableUnmasks) ==
  IF FaultIs("edge", "entry")
    THEN g.entry[i].control = "open" /\ (i \in f.scheduled \/ EntryEdge(f, g, i))
    ELSE ~Silent(g, i) /\ (i \in f.scheduled \/ UnmaskEdge(f, g, i, enableUnmasks))

(* g is f with new registers: settle what follows from the edges. *)
Settle(f, g, enableUnmasks) ==
  [g EXCEPT
     !.cache     = {x \in @ : ~Silent(g, x.irq) /\ ~UnmaskEdge(f, g, x.irq, enableUnmasks)},
     !.scheduled = IF Enabled(g.control) /\ ~g.dead THEN {i \in g.pending : Schedules(f, g, i, enableUnmasks)} ELSE {}]

-----------------------------------------------------------------------------
(* A dword write w = [reg, irq, value] reaches the function.               *)

Accepts(f, w) == FaultIs("table", "always") \/ w.reg = "messageControl" \/ Enabled(f.control)

Rewrites(f, w) == w.reg \in MessageFields /\ Accepts(f, w) /\ f.entry[w.irq][w.reg] # w.value

(* Address or data of an open entry change. What the text leaves undefined *)
(* (6.1.4.2), and what this function takes for open.                       *)
RewritesOpen(f, w)  == Rewrites(f, w) /\ ~Masked(f, w.irq)
RewritesInUse(f, w) == Rewrites(f, w) /\ ~Silent(f, w.irq)

EnableEdge(f, w)  == w.reg = "messageControl" /\ Enabled(w.value) /\ ~Enabled(f.control)
DisableEdge(f, w) == w.reg = "messageControl" /\ ~Enabled(w.value) /\ Enabled(f.control)

(* An entry for which it matters whether Enable counts as an unmask: open  *)
(* before and after, with something to refresh or to send.                 *)
EnableMatters(f, w, i) ==
  /\ ~Silent(f, i)
  /\ ~Silent([f EXCEPT !.control = w.value], i)
  /\ i \in f.pending \/ (\E x \in f.cache : x.irq = i)

(* The effects that a write can have; "none" where the function has no choice. *)
WriteEffects(f, w) ==
  IF RewritesInUse(f, w)
    THEN {e \in {"taken", "ignored"} : f.may.open \cap {"undefined", IF e = "taken" THEN "live" ELSE "cached"} # {}}
  ELSE IF DisableEdge(f, w) /\ f.pending # {} THEN f.may.disable
  ELSE IF EnableEdge(f, w) /\ \E i \in Irqs : EnableMatters(f, w, i) THEN f.may.enableEdge
  ELSE {"none"}

(* The effects that a write to this register can ever have. *)
EffectsOn(reg) == CASE reg = "control"        -> {"none"}
                    [] reg = "messageControl" -> {"none", "keeps", "drops", "intx", "unmasks", "nothing"}
                    [] OTHER                  -> {"none", "taken", "ignored"}
AllEffects == {"none", "taken", "ignored", "keeps", "drops", "intx", "unmasks", "nothing"}

(* An open entry that is rewritten goes on with the old field or takes the new one. *)
WriteMessageField(f, w, effect) ==
  LET g   == [f EXCEPT !.entry[w.irq][w.reg] = w.value]
      use == [Used(f, w.irq) EXCEPT ![w.reg] = w.value]
  IN CASE effect = "taken"   -> Narrow([g EXCEPT !.cache = CacheWith(g, w.irq, use)], "open", {"live", "undefined"})
       [] effect = "ignored" -> Narrow([g EXCEPT !.cache = CacheWith(g, w.irq, Used(f, w.irq))],
                                       "open", {"cached", "undefined"})
       [] OTHER              -> g

WriteVectorControl(f, w) == Settle(f, [f EXCEPT !.entry[w.irq].control = w.value], FALSE)

WriteMessageControl(f, w, effect) ==
  LET g == [f EXCEPT !.control = w.value,
                     !.dead    = @ \/ Sticks(w.value),
                     !.intx    = (@ /\ ~Enabled(w.value)) \/ effect = "intx",
                     !.pending = IF effect \in {"drops", "intx"} THEN {} ELSE @]
      h == CASE effect \in {"keeps", "drops", "intx"} -> Narrow(g, "disable", {effect})
             [] effect \in {"unmasks", "nothing"}       -> Narrow(g, "enableEdge", {effect})
             [] OTHER                                   -> g
  IN Settle(f, h, effect = "unmasks")

WriteDword(f, w, effect) ==
  CASE ~Accepts(f, w)           -> f
    [] w.reg = "messageControl" -> WriteMessageControl(f, w, effect)
    [] w.reg = "control"        -> WriteVectorControl(f, w)
    [] OTHER                    -> WriteMessageField(f, w, effect)

ReadDword(f, reg, i) == IF reg = "messageControl" THEN f.control ELSE f.entry[i][reg]

-----------------------------------------------------------------------------
(* An event of source i asks for an interrupt. *)

RaiseEffects(f) == IF Enabled(f.control) THEN {"none"} ELSE f.may.disabled
AllRaiseEffects == {"none", "pends", "drops", "intx"}

(* The request of i when no message can leave at once. A faulty function   *)
(* forgets one that comes while i is masked.                               *)
Forgets(f, i) == FaultIs("masked", "drops") /\ Masked(f, i)

RaiseSilently(f, i, effect) ==
  CASE effect = "none"  -> IF Forgets(f, i) THEN f ELSE [f EXCEPT !.pending = @ \cup {i}]
    [] effect = "pends" -> [Narrow(f, "disabled", {effect}) EXCEPT !.pending = @ \cup {i}]
    [] effect = "intx"  -> [Narrow(f, "disabled", {effect}) EXCEPT !.intx = TRUE]
    [] OTHER            -> Narrow(f, "disabled", {effect})

(* The message that goes out now for entry i. *)
Outgoing(f, i) == Used(f, i)

(* The request of i is answered by a message. *)
Sent(f, i) == [f EXCEPT !.pending = @ \ {i}, !.scheduled = @ \ {i}]

(* Address and data of an entry are taken together: an edge that unmasks    *)
(* makes the function take both anew (6.1.4.5), and what it does with an    *)
(* entry that is rewritten while open is f.may.open.                        *)
Queues(f)           == FaultIs("drain", "no")
Drained(f)          == f.sending # <<>> => FaultIs("drain", "no")
Leaving(f, m, kept) == Message(m.address, m.upper, m.data)
Keeps(f, m)         == {"whole"}
Left(f, kept)       == [f EXCEPT !.sending = Tail(@)]

(* A message of i finds no room on its way. Nothing here: it waits. *)
Overrun(f, i) ==
  CASE FaultIs("sends", "drops")  -> {Sent(f, i)}
    [] FaultIs("sends", "stalls") -> {[f EXCEPT !.pending = @ \cup {i}, !.scheduled = {}, !.dead = TRUE]}
    [] OTHER                      -> {}

(* The condition behind a request is gone, and so is the pending bit (6.1.4.5). *)
CauseGone(f, i) == IF FaultIs("clear", "yes") THEN Sent(f, i) ELSE f

(* Software tells source i not to interrupt. *)
Unused(f, i) == IF FaultIs("unuse", "drops") THEN Sent(f, i) ELSE f

Reset(f) ==
  LET keeps == FaultIs("reset", "keepsEnable") /\ Enabled(f.control)
      zero  == [address |-> "none", upper |-> "zero", data |-> 0,
                control |-> IF FaultIs("reset", "opens") THEN "open" ELSE "masked"]
  IN NewFunction(IF keeps THEN "on" ELSE "off", [i \in Irqs |-> zero], f.may)
=============================================================================
