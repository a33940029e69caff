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

Fields   == {"address", "upper", "data", "control"}
Controls == {"masked", "open"}                           \* Vector Control bit 0

MessageControls == {"off", "off-masked", "on", "on-masked"}
Enabled(mc)      == mc \in {"on", "on-masked"}           \* Message Control bit 15
FunctionMask(mc) == mc \in {"on-masked", "off-masked"}   \* Message Control bit 14

(* The properties of a function and their values. *)
PropertyValues ==
  [ open       |-> {"live", "cached", "undefined"},  \* an open entry that is rewritten
    enableEdge |-> {"unmasks", "nothing"},           \* Enable 0 to 1, for open entries
    disable    |-> {"keeps", "drops"},               \* pending bits when Enable is cleared
    disabled   |-> {"pends", "drops", "intx"},       \* an event while Enable is 0
    fmask      |-> {"honoured", "ignored"},          \* Function Mask
    edge       |-> {"effective", "entry"},           \* what counts as an unmask
    reset      |-> {"text", "keepsEnable", "opens"}, \* the state after a reset
    table      |-> {"always", "enabledOnly"},        \* when table writes are accepted
    drain      |-> {"yes", "no"},                    \* a read-back waits for the send queue
    clear      |-> {"yes", "no"} ]                   \* pending cleared when its cause is gone
Properties == DOMAIN PropertyValues

FunctionTypeOK(f) ==
  /\ f.control \in MessageControls
  /\ f.entry \in [Irqs -> [address : Addresses, upper : Uppers, data : Datas, control : Controls]]
  /\ f.cache \in [Irqs -> Messages]
  /\ f.pending \subseteq Irqs
  /\ f.scheduled \subseteq f.pending
  /\ f.intx \in BOOLEAN
  /\ f.sending \in Seq([address : Addresses, upper : Uppers, data : Datas, irq : Irqs,
                        marks : SUBSET {"torn", "leak"}])
  /\ \A p \in Properties : f.may[p] # {} /\ f.may[p] \subseteq PropertyValues[p]

Possible(f, p, values) == f.may[p] \cap values # {}
Certainly(f, p, value) == f.may[p] = {value}
Narrow(f, p, values)   == [f EXCEPT !.may[p] = @ \cap values]

EntryMessage(x)  == Message(x.address, x.upper, x.data)
Programmed(f, i) == EntryMessage(f.entry[i])

(* The text's notion of masked, 6.1.4.5: by the entry or by the function.  *)
(* Enable is not part of it.                                               *)
Masked(f, i) == FunctionMask(f.control) \/ f.entry[i].control = "masked"

(* What this function takes for masked: a faulty one forgets Function Mask. *)
Silent(f, i) == \/ FunctionMask(f.control) /\ ~Certainly(f, "fmask", "ignored")
                \/ f.entry[i].control = "masked"

CanSend(f, i) == Enabled(f.control) /\ ~Silent(f, i)

(* The function at the start: registers as software left them, the cache   *)
(* of an open entry holding its message.                                   *)
NewFunction(control, entry, may) ==
  LET f == [control |-> control, entry |-> entry, cache |-> [i \in Irqs |-> NoMessage],
            pending |-> {}, scheduled |-> {}, intx |-> FALSE, sending |-> <<>>, may |-> may]
  IN [f EXCEPT !.cache = [i \in Irqs |-> IF Silent(f, i) THEN NoMessage ELSE EntryMessage(entry[i])]]

-----------------------------------------------------------------------------
(* Edges. An unmask edge refreshes what was cached and schedules what is   *)
(* pending (6.1.4.5). With edge = "entry" the function sees only the edges *)
(* of the entry's own bit.                                                 *)

UnmaskEdge(f, g, i, enableUnmasks) ==
  /\ ~Silent(g, i)
  /\ \/ Silent(f, i)
     \/ enableUnmasks /\ Enabled(g.control) /\ ~Enabled(f.control)

EntryEdge(f, g, i) == f.entry[i].control = "masked" /\ g.entry[i].control = "open"

Schedules(f, g, i, enableUnmasks) ==
  /\ i \in g.pending
  /\ Enabled(g.control)
  /\ IF Certainly(f, "edge", "entry")
       THEN g.entry[i].control = "open" /\ (i \in f.scheduled \/ EntryEdge(f, g, i))
       ELSE ~Silent(g, i) /\ (i \in f.scheduled \/ UnmaskEdge(f, g, i, enableUnmasks))

(* g is f with new registers: settle what follows from the edges. *)
Settle(f, g, enableUnmasks) ==
  [g EXCEPT
     !.cache = [i \in Irqs |-> IF Silent(g, i) THEN NoMessage
                               ELSE IF UnmaskEdge(f, g, i, enableUnmasks) THEN EntryMessage(g.entry[i])
                               ELSE @[i]],
     !.scheduled = {i \in Irqs : Schedules(f, g, i, enableUnmasks)}]

-----------------------------------------------------------------------------
(* A dword write w = [reg, irq, value] reaches the function.               *)

IsMessageField(w) == w.reg \in {"address", "upper", "data"}

Accepts(f, w) == w.reg = "messageControl" \/ Certainly(f, "table", "always") \/ Enabled(f.control)

(* Address or data of an open entry change: undefined by 6.1.4.2. *)
RewritesOpen(f, w) ==
  IsMessageField(w) /\ Accepts(f, w) /\ ~Masked(f, w.irq) /\ f.entry[w.irq][w.reg] # w.value

EnableEdge(f, w)  == w.reg = "messageControl" /\ Enabled(w.value) /\ ~Enabled(f.control)
DisableEdge(f, w) == w.reg = "messageControl" /\ ~Enabled(w.value) /\ Enabled(f.control)

(* An entry for which it matters whether Enable counts as an unmask. *)
EnableMatters(f, w, i) ==
  /\ ~Silent(f, i)
  /\ ~Silent([f EXCEPT !.control = w.value], i)
  /\ \/ f.cache[i] # EntryMessage(f.entry[i])
     \/ i \in f.pending

(* The effects that a write can have; "none" where the function has no choice. *)
WriteEffects(f, w) ==
  IF RewritesOpen(f, w)
    THEN {"taken" : x \in f.may.open \cap {"live", "undefined"}}
           \cup {"ignored" : x \in f.may.open \cap {"cached", "undefined"}}
  ELSE IF DisableEdge(f, w) /\ f.pending # {} THEN f.may.disable
  ELSE IF EnableEdge(f, w) /\ \E i \in Irqs : EnableMatters(f, w, i) THEN f.may.enableEdge
  ELSE {"none"}

AllEffects == {"none", "taken", "ignored", "keeps", "drops", "unmasks", "nothing"}

(* The effects that a write to this register can ever have. *)
EffectsOn(reg) == CASE reg = "control"        -> {"none"}
                    [] reg = "messageControl" -> {"none", "keeps", "drops", "unmasks", "nothing"}
                    [] OTHER                  -> {"none", "taken", "ignored"}

WriteMessageField(f, w, effect) ==
  LET g == [f EXCEPT !.entry[w.irq][w.reg] = w.value]
  IN CASE effect = "taken"   -> Narrow([g EXCEPT !.cache[w.irq][w.reg] = w.value], "open", {"live", "undefined"})
       [] effect = "ignored" -> Narrow(g, "open", {"cached", "undefined"})
       [] OTHER              -> IF Silent(g, w.irq) THEN g ELSE [g EXCEPT !.cache[w.irq][w.reg] = w.value]

WriteVectorControl(f, w) == Settle(f, [f EXCEPT !.entry[w.irq].control = w.value], FALSE)

WriteMessageControl(f, w, effect) ==
  LET g == [f EXCEPT !.control = w.value, !.intx = IF Enabled(w.value) THEN FALSE ELSE @]
      d == CASE effect \in {"keeps", "drops"}      -> Narrow(g, "disable", {effect})
             [] effect \in {"unmasks", "nothing"} -> Narrow(g, "enableEdge", {effect})
             [] OTHER                             -> g
  IN Settle(f, IF effect = "drops" THEN [d EXCEPT !.pending = {}] ELSE d, effect = "unmasks")

WriteDword(f, w, effect) ==
  CASE ~Accepts(f, w)            -> f
    [] w.reg = "messageControl"  -> WriteMessageControl(f, w, effect)
    [] w.reg = "control"         -> WriteVectorControl(f, w)
    [] OTHER                     -> WriteMessageField(f, w, effect)

ReadDword(f, reg, i) == IF reg = "messageControl" THEN f.control ELSE f.entry[i][reg]

-----------------------------------------------------------------------------
(* An event of source i asks for an interrupt. *)

RaiseEffects(f) == IF Enabled(f.control) THEN {"none"} ELSE f.may.disabled
AllRaiseEffects == {"none", "pends", "drops", "intx"}

RaiseSilently(f, i, effect) ==
  LET g == IF effect = "none" THEN f ELSE Narrow(f, "disabled", {effect})
  IN CASE effect \in {"none", "pends"} -> [g EXCEPT !.pending = @ \cup {i}]
       [] effect = "intx"             -> [g EXCEPT !.intx = TRUE]
       [] OTHER                       -> g

(* The message that goes out now for entry i: what the function uses while *)
(* the entry is open. A faulty function sends from a masked entry, too.    *)
Outgoing(f, i) == IF Silent(f, i) THEN EntryMessage(f.entry[i]) ELSE f.cache[i]

Reset(f) ==
  LET open == Certainly(f, "reset", "opens")
      keep == Certainly(f, "reset", "keepsEnable") /\ Enabled(f.control)
      zero == [address |-> "none", upper |-> "zero", data |-> 0, control |-> IF open THEN "open" ELSE "masked"]
  IN NewFunction(IF keep THEN "on" ELSE "off", [i \in Irqs |-> zero], f.may)
=============================================================================
