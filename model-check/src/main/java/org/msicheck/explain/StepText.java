package org.msicheck.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.msicheck.ref.state.ActorProgram;
import org.msicheck.ref.state.Step;
import org.msicheck.system.ActionLabel;
import org.msicheck.system.ModelValue;

/** Says who does a step and which one it is. */
public final class StepText {
    private static final String ACTOR = "actor";
    private static final String DEVICE = "function";
    private static final String FABRIC = "fabric";
    private static final String IRQ = "irq";

    private final Map<String, ActorProgram> actors;

    /**
     * The text of a model's steps.
     *
     * @param actors the programs
     */
    public StepText(final List<ActorProgram> actors) {
        this.actors = actors.stream().collect(Collectors.toMap(ActorProgram::name, a -> a));
    }

    /**
     * A step.
     *
     * @param actor who does it
     * @param text  what it is
     */
    public record Line(String actor, String text) {}

    /**
     * The words for a step.
     *
     * @param action the action and its arguments
     * @param before the state that it is taken in, as canonical JSON
     * @return who does it, and what it is
     */
    public Line of(final ActionLabel action, final JsonNode before) {
        final String actor = argument(action, ACTOR);
        if (!actor.isEmpty()) {
            return actorStep(action, actor, before);
        }
        final String irq = argument(action, IRQ);
        final String processor = argument(action, "processor");
        return switch (action.name()) {
            case "Raise" -> new Line("source " + irq, "event" + effect(action));
            case "Send" -> new Line(DEVICE, "send what was pending for " + irq);
            case "Emit" -> new Line(DEVICE, "the queued message leaves" + kept(action));
            case "Receive" -> new Line(DEVICE, "take " + ValueText.write(request(action, before)) + effect(action));
            case "AnswerRead" ->
                new Line(
                        DEVICE,
                        "answer the read of "
                                + request(action, before).path("for").asText());
            case "Complete" -> new Line(FABRIC, "the read of " + argument(action, "reader") + " returns");
            case "Gather" -> new Line("source " + irq, "event while it is not armed");
            case "RaiseArmed" ->
                new Line("source " + irq, "asks for an interrupt, since it was armed with an event" + effect(action));
            case "TakeReset" ->
                new Line(DEVICE, argument(action, "kept").equals("no") ? "reset, events are gone" : "reset");
            case "Remap" -> new Line(FABRIC, "remap " + ValueText.of(message(action, before)));
            case "Deliver" ->
                new Line(
                        FABRIC,
                        "deliver " + ValueText.of(message(action, before)) + reach(before, message(action, before)));
            case "Dispatch" -> new Line(processor, "take vector v" + argument(action, "vector"));
            case "Look" -> new Line(processor, "handler of " + handled(before, processor) + " looks");
            case "SignalEventfd" -> new Line(processor, "handler signals the eventfd of " + handled(before, processor));
            case "Return" -> new Line(processor, "handler returns");
            default -> new Line("", action.toString());
        };
    }

    private Line actorStep(final ActionLabel action, final String name, final JsonNode before) {
        final ActorProgram actor = actors.get(name);
        final int counter = before.at("/drv/pc/" + name).asInt();
        final Step step = actor.steps().get(counter - 1);
        final String granted = argument(action, "granted");
        return new Line(
                name + "@" + actor.cpu(),
                counter + " " + of(step)
                        + (action.name().equals("Skip") ? " (skipped)" : granted.isEmpty() ? "" : ": " + granted));
    }

    /**
     * A step as it stands in a program.
     *
     * @param step the step
     * @return its words
     */
    public static String of(final Step step) {
        final Map<String, ModelValue> fields = step.fields();
        final JsonNode json = Json.parse(step.toModelValue().toJson());
        final String text =
                switch (step.word()) {
                    case "write" -> "write " + ValueText.write(json);
                    case "writeQword" ->
                        "writeQword " + json.get(IRQ).asText() + " " + half(json.get("low")) + ", "
                                + half(json.get("high"));
                    case "beginUpdate" -> "beginUpdate of " + json.get(IRQ).asText() + " to " + target(json);
                    case "storeIrte" ->
                        "storeIrte h" + json.get("handle").asText() + " "
                                + json.get("part").asText() + " = "
                                + json.get("value").asText();
                    case "exchangeIrte" ->
                        "exchangeIrte h" + json.get("handle").asText() + " = " + ValueText.slot(json);
                    case "reserve", "retrigger", "setRoute" ->
                        step.word() + " " + ValueText.slot(json) + " for "
                                + json.get(IRQ).asText();
                    case "storeMask" ->
                        "storeMask set " + ValueText.of(json.get("set")) + " clear " + ValueText.of(json.get("clear"));
                    case "reset" -> step.word();
                    default ->
                        step.word()
                                + (fields.containsKey("vector")
                                        ? " " + ValueText.slot(json)
                                        : fields.entrySet().stream()
                                                .sorted(Map.Entry.comparingByKey())
                                                .map(e -> " " + ValueText.of(json.get(e.getKey())))
                                                .collect(Collectors.joining()));
                };
        return text + (step.when().equals(Step.ALWAYS) ? "" : " if " + step.when());
    }

    private static String half(final JsonNode half) {
        return ValueText.write(half).strip();
    }

    private static String target(final JsonNode json) {
        return ValueText.of(Json.parse(ModelValue.record(Map.of(
                        "address",
                        ModelValue.of(json.get("address").asText()),
                        "data",
                        ModelValue.of(json.get("data").asInt())))
                .toJson()));
    }

    private static JsonNode request(final ActionLabel action, final JsonNode before) {
        return OnBus.request(before, argument(action, "space"));
    }

    private static JsonNode message(final ActionLabel action, final JsonNode before) {
        return OnBus.message(before, argument(action, IRQ), Integer.parseInt(argument(action, "place")));
    }

    private static String reach(final JsonNode before, final JsonNode message) {
        final String address = message.path("address").asText();
        return address.equals("none")
                ? " to memory"
                : before.at("/cpu/" + address + "/apic").asText().equals("off") ? ", whose local APIC is off" : "";
    }

    private static String handled(final JsonNode before, final String processor) {
        return before.at("/cpu/" + processor + "/irq").asText();
    }

    private static String kept(final ActionLabel action) {
        return switch (argument(action, "kept")) {
            case "address" -> " with the address that was taken before and the data of now";
            case "data" -> " with the data that were taken before and the address of now";
            default -> "";
        };
    }

    private static String effect(final ActionLabel action) {
        return switch (argument(action, "effect")) {
            case "taken" -> ", used at once";
            case "ignored" -> ", the old message stays in use";
            case "messageTaken" -> ", the new message is used at once, the old number of vectors stays";
            case "countTaken" -> ", the new number of vectors is used at once, the old message stays";
            case "clipped" -> ", the number of vectors is clipped";
            case "messageClipped" -> ", the new message is used at once, the number of vectors is clipped";
            case "keeps" -> ", pending requests stay";
            case "drops" ->
                action.name().startsWith("Raise") ? " while disabled, dropped" : ", pending requests dropped";
            case "unmasks" -> ", counts as an unmask";
            case "nothing" -> ", is no unmask";
            case "pends" -> " while disabled, kept pending";
            case "intx" ->
                action.name().startsWith("Raise") ? " while disabled, INTx" : ", pending requests turn into INTx";
            case "single" -> ", reverts to one message";
            case "granted" -> ", works with all vectors";
            default -> "";
        };
    }

    private static String argument(final ActionLabel action, final String name) {
        return action.arguments().stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .map(a -> a.value() instanceof final ModelValue.Str text
                        ? text.value()
                        : a.value().toJson())
                .orElse("");
    }
}
