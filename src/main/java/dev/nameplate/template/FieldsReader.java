package dev.nameplate.template;

import dev.nameplate.merge.Choice;
import dev.nameplate.merge.DateFormat;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.FieldRules;
import dev.nameplate.merge.FieldType;
import dev.nameplate.merge.LetterCase;
import dev.nameplate.merge.ListRules;
import dev.nameplate.merge.NumberFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a template's fields: first all their names and types, then each with what it refers to. */
final class FieldsReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,31}");
    static final String NAME_IN_WORDS = "small letters, digits and underscores are allowed, a letter first, at most 32";
    private static final List<FieldType> HELD =
            List.of(FieldType.TEXT, FieldType.NUMBER, FieldType.DATE, FieldType.CHOICE);
    private static final int MOST_FIELDS = 64;
    private static final int MOST_CHOICES = 200;
    private static final int MOST_SAMPLES = 20;
    private static final int LONGEST_VALUE = 500;
    private static final int LONGEST_SEPARATOR = 8;
    static final int MOST_ITEMS = 50;

    private final Scope scope;
    private final SampleCheck check;
    private final LadderReader ladders;

    FieldsReader(Scope scope) {
        this.scope = scope;
        this.check = new SampleCheck(scope.texts().language());
        this.ladders = new LadderReader(scope, check);
    }

    /** A field whose name and type are known and the rest is not. */
    private record Draft(Entry entry, String name, FieldType type, ListRules list) {

        /** The type that the rules are about: of a list its items'. */
        FieldType held() {
            return type == FieldType.LIST ? list.of() : type;
        }

        String typeInWords() {
            return Grammar.article(
                            type == FieldType.LIST
                                    ? type.key() + " of " + list.of().key()
                                    : type.key()) + " field";
        }
    }

    List<Field> read(Node node) {
        List<Draft> drafts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node item : node.items("fields", 0, MOST_FIELDS)) {
            Entry entry = item.object("field");
            Node nameNode = entry.need("name");
            String name = nameNode.name("", NAME, NAME_IN_WORDS);
            Node typeNode = entry.get("type");
            FieldType type = typeNode.oneOf(FieldType.TEXT);
            if (name.isEmpty()) {
                scope.declare(nameNode.text("", 0, Integer.MAX_VALUE), type, /* certain= */ false);
            } else if (!names.add(name)) {
                nameNode.problem("another field is called \"" + name + "\" already");
            }
            scope.declare(name, type, /* certain= */ !typeNode.isFaulty());
            drafts.add(new Draft(entry, name, type, list(entry, type)));
        }
        List<Field> fields = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Draft draft : drafts) {
            Field field = field(draft);
            Node idNode = draft.entry.get("id");
            if (!ids.add(field.id()) && idNode.isThere()) {
                idNode.problem("another field has the id \"" + field.id() + "\" already");
            }
            scope.define(field, draft.entry.node());
            fields.add(field);
        }
        return fields;
    }

    private Field field(Draft draft) {
        Entry entry = draft.entry;
        FieldType held = draft.held();
        FieldRules rules = rules(draft);
        LetterCase letterCase = only(draft, "case", FieldType.TEXT).oneOf(LetterCase.AS_IS);
        Node format = only(draft, "format", FieldType.NUMBER, FieldType.DATE);
        NumberFormat number = held == FieldType.NUMBER ? FormatReader.number(format) : NumberFormat.PLAIN;
        DateFormat date = held == FieldType.DATE ? FormatReader.date(format) : DateFormat.LONG;
        List<Choice> choices = choices(draft);
        List<String> assets = assets(draft);
        Node samples = entry.get("samples");
        Field bare = new Field(
                entry.get("id").name(draft.name, LayerReader.ID, LayerReader.ID_IN_WORDS),
                draft.name,
                draft.type,
                entry.get("label").text(draft.name, 1, 80),
                entry.get("help").text("", 0, 300),
                samples(samples),
                entry.get("open").flag(/* otherwise= */ false),
                rules,
                letterCase,
                number,
                date,
                choices,
                assets,
                draft.list,
                List.of());
        boolean sound = !entry.node().isFaultyWithin();
        if (sound) {
            check(samples, bare);
        }
        Field field = bare.withLadder(ladders.read(entry.get("fallback"), bare, sound));
        entry.end();
        return field;
    }

    private static ListRules list(Entry entry, FieldType type) {
        Node of = ofList(entry, "of", type);
        Node separator = ofList(entry, "separator", type);
        Node most = ofList(entry, "max-items", type);
        String held =
                of.oneOf(FieldType.TEXT.key(), HELD.stream().map(FieldType::key).toList());
        return new ListRules(
                FieldType.valueOf(held.toUpperCase(Locale.ROOT)),
                separator.isThere() ? Optional.of(separator.text("|", 1, LONGEST_SEPARATOR)) : Optional.empty(),
                most.whole(ListRules.DEFAULT_MAX_ITEMS, 1, MOST_ITEMS));
    }

    private static Node ofList(Entry entry, String key, FieldType type) {
        Node node = entry.get(key);
        if (node.isThere() && type != FieldType.LIST) {
            node.problem("\"" + key + "\" is for list fields; this is " + Grammar.article(type.key()) + " field");
            return Node.absent(node.reading(), node.pointer());
        }
        return node;
    }

    /** What stands at a key that only fields of some types have. */
    private static Node only(Draft draft, String key, FieldType... types) {
        Node node = draft.entry.get(key);
        if (node.isThere() && !Arrays.asList(types).contains(draft.held())) {
            node.problem("\"" + key + "\" is for "
                    + Grammar.all(Arrays.stream(types).map(FieldType::key).toList()) + " fields; this is "
                    + draft.typeInWords());
            return Node.absent(node.reading(), node.pointer());
        }
        return node;
    }

    private static FieldRules rules(Draft draft) {
        boolean nullWords = draft.entry.get("null-words").flag(/* otherwise= */ true);
        Optional<Double> least = bound(only(draft, "least", FieldType.NUMBER));
        Node mostNode = only(draft, "most", FieldType.NUMBER);
        Optional<Double> most = bound(mostNode);
        if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
            mostNode.problem(mostNode.given() + " is less than \"least\", which is " + Numbers.plain(least.get()));
        }
        return TextRulesReader.read(key -> only(draft, key, FieldType.TEXT), nullWords, least, most);
    }

    private static Optional<Double> bound(Node node) {
        return node.isThere() ? Optional.of(node.number(0, -1e15, 1e15)) : Optional.empty();
    }

    private List<Choice> choices(Draft draft) {
        Node node = only(draft, "choices", FieldType.CHOICE);
        if (draft.held() == FieldType.CHOICE && !node.isThere()) {
            draft.entry.need("choices");
        }
        List<Choice> choices = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Node item : node.items("choices", 1, MOST_CHOICES)) {
            Choice choice = choice(item);
            if (!choice.key().isEmpty() && !keys.add(choice.key().toLowerCase(Locale.ROOT))) {
                item.problem(
                        "another choice has the key \"" + choice.key() + "\" already (upper and lower case are one)");
            }
            choices.add(choice);
        }
        return choices;
    }

    private Choice choice(Node item) {
        if (item.isText()) {
            String key = item.text("", 1, 80);
            return new Choice(key, dev.nameplate.merge.Localised.of(key), Optional.empty(), Optional.empty());
        }
        Entry entry = item.object("choice");
        String key = entry.need("key").text("", 1, 80);
        Node text = entry.get("text");
        Node colour = entry.get("colour");
        Node asset = entry.get("asset");
        entry.end();
        return new Choice(
                key,
                text.isThere() ? scope.texts().plain(text, key) : dev.nameplate.merge.Localised.of(key),
                colour.isThere() ? Optional.of(scope.palette().fixed(colour, 0)) : Optional.empty(),
                asset.isThere() ? Optional.of(scope.assets().name(asset)) : Optional.empty());
    }

    private List<String> assets(Draft draft) {
        only(draft, "source", FieldType.IMAGE).oneOf("asset", List.of("asset"));
        Node node = only(draft, "assets", FieldType.IMAGE);
        if (draft.type == FieldType.IMAGE && !node.isThere()) {
            draft.entry.need("assets");
        }
        List<String> assets = new ArrayList<>();
        for (Node item : node.items("assets", 1, MOST_CHOICES)) {
            assets.add(scope.assets().name(item));
        }
        return assets;
    }

    private static List<String> samples(Node node) {
        List<String> samples = new ArrayList<>();
        for (Node item : node.items("samples", 0, MOST_SAMPLES)) {
            samples.add(item.isNumber() ? item.given() : item.text("", 1, LONGEST_VALUE));
        }
        return samples;
    }

    private void check(Node samples, Field field) {
        List<Node> items = samples.items("samples", 0, MOST_SAMPLES);
        for (int i = 0; i < items.size(); i++) {
            check.fault(field, field.samples().get(i)).ifPresent(items.get(i)::problem);
        }
    }
}
