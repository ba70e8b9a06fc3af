package dev.nameplate.merge;

import com.ibm.icu.lang.UCharacter;
import dev.nameplate.merge.MergeNote.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Holds readable texts against their fields: the rules of each type, and how its values are written. */
final class Fitting {

    /** Beyond this a double no longer holds every whole number, and no box a figure. */
    private static final BigDecimal LARGEST = new BigDecimal("1e15");

    private final Language reader;
    private final Language written;
    private final @Nullable String zone;
    private final @Nullable Coverage coverage;
    private final WordList words;

    /**
     * @param reader the reader's language, which chooses among an author's words
     * @param written the language in which numbers, dates and letter cases are written where a field names no other
     * @param zone the reader's, when the link names one
     * @param coverage what can be drawn, when anybody knows
     * @param words what nobody may put on the template from outside
     */
    Fitting(Language reader, Language written, @Nullable String zone, @Nullable Coverage coverage, WordList words) {
        this.reader = reader;
        this.written = written;
        this.zone = zone;
        this.coverage = coverage;
        this.words = words;
    }

    /**
     * What a text that came from outside is worth to a field.
     *
     * @param open whether anybody may have written it, and not only who signed the link
     */
    Verdict arrived(Field field, String text, boolean open) {
        FieldRules rules = field.rules();
        if (text.isEmpty()) {
            return Verdict.unfit(Kind.EMPTY);
        }
        if (field.type() != FieldType.LIST && !rules.listed().isEmpty()) {
            Optional<String> listed = rules.listed().find(text);
            if (listed.isPresent()) {
                return words(field, listed.get(), /* authored= */ true);
            }
        }
        if (rules.nullWords() && NullWords.has(text)) {
            return Verdict.unfit(Kind.NULL_WORD);
        }
        if (field.type() == FieldType.LIST) {
            return list(field, text, /* authored= */ false, open);
        }
        if (!rules.listed().isEmpty()) {
            return Verdict.unfit(Kind.NOT_IN_LIST);
        }
        if (Graphemes.exceed(text, rules.maxLength())) {
            return Verdict.unfit(Kind.TOO_LONG);
        }
        if (field.type() == FieldType.TEXT && !rules.addresses() && Addresses.in(text)) {
            return Verdict.unfit(Kind.ADDRESS);
        }
        if (rules.pattern().isPresent() && !BoundedMatch.matches(rules.pattern().get(), text)) {
            return Verdict.unfit(Kind.PATTERN);
        }
        if (!rules.scripts().isEmpty() && !Script.write(rules.scripts(), text)) {
            return Verdict.unfit(Kind.SCRIPT);
        }
        if (open && rules.badWords() && field.type() == FieldType.TEXT && words.in(text)) {
            return Verdict.unfit(Kind.BAD_WORD);
        }
        return typed(field, text, /* authored= */ false, open);
    }

    /** What a text that the template's author wrote is worth to a field: read and written alike, but trusted. */
    Verdict authored(Field field, String text) {
        return typed(field, text, /* authored= */ true, /* open= */ false);
    }

    /**
     * What the value of another field is worth to a field that is missing.
     *
     * @param open whether anybody may have written it
     */
    Verdict lent(Field field, Field lender, String readable, Value value, boolean open) {
        return switch (field.type()) {
            case TEXT -> arrived(field, lender.type() == FieldType.TEXT ? readable : value.text(), open);
            case COLOUR -> arrived(field, value.colour().map(Colours::write).orElse(value.key()), open);
            case IMAGE -> arrived(field, value.asset().orElse(value.key()), open);
            case NUMBER ->
                lender.type() == FieldType.NUMBER
                        ? figure(field, new BigDecimal(value.key()), /* authored= */ false)
                        : arrived(field, value.key(), open);
            case DATE, CHOICE -> arrived(field, value.key(), open);
            case LIST -> lentItems(field, lender, value, open);
        };
    }

    private Verdict typed(Field field, String text, boolean authored, boolean open) {
        return switch (field.type()) {
            case TEXT -> words(field, text, authored);
            case NUMBER -> number(field, text, authored);
            case DATE -> date(field, text);
            case COLOUR -> colour(text);
            case CHOICE -> choice(field, text);
            case IMAGE ->
                field.assets().contains(text) ? new Verdict.Fit(asset(text)) : Verdict.unfit(Kind.UNKNOWN_ASSET);
            case LIST -> list(field, text, authored, open);
        };
    }

    /** The items of a list, each held against the field's rules as if it had come alone. */
    private Verdict list(Field field, String text, boolean authored, boolean open) {
        Field item = field.item();
        ListFitting fit = new ListFitting(field.list().maxItems());
        for (String piece : new ListReader(field.list(), spoken(item)).read(text)) {
            if (!fit.takesMore()) {
                break;
            }
            fit.add(authored ? authored(item, piece) : arrived(item, piece, open));
        }
        return drawable(fit.verdict(spoken(item)));
    }

    private Verdict lentItems(Field field, Field lender, Value value, boolean open) {
        Field item = field.item();
        ListFitting fit = new ListFitting(field.list().maxItems());
        for (Value lent : value.items()) {
            if (!fit.takesMore()) {
                break;
            }
            fit.add(lent(item, lender.item(), lent.text(), lent, open));
        }
        return drawable(fit.verdict(spoken(item)));
    }

    private Verdict words(Field field, String text, boolean authored) {
        // The smart case mends names that arrived shouted; an author's "there" is meant to be small.
        boolean meant = authored && field.letterCase() == LetterCase.SMART;
        String set = meant ? text : LetterCases.set(text, field.letterCase(), written);
        // Case can make two letters of one, and the marks behind them may then join the second: no count of chars shows
        // that.
        if (!authored
                && !set.equals(text)
                && Graphemes.exceed(set, field.rules().maxLength())) {
            return Verdict.unfit(Kind.TOO_LONG);
        }
        return drawable(set);
    }

    /** Words, if need be without the emoji in them that no face has. */
    private Verdict drawable(String words) {
        Verdict whole = drawable(Value.text(words));
        if (coverage == null || !(whole instanceof Verdict.Unfit)) {
            return whole;
        }
        String rest = Emoji.dropped(words, coverage);
        if (rest.isEmpty() || rest.equals(words)) {
            return whole;
        }
        return drawable(Value.text(rest)) instanceof Verdict.Fit fit
                ? new Verdict.Fit(fit.value(), List.of(Kind.EMOJI_DROPPED))
                : whole;
    }

    private Verdict number(Field field, String text, boolean authored) {
        BigDecimal number =
                new NumberReader(field.number(), spoken(field.number().locale())).read(text);
        return number == null ? Verdict.unfit(Kind.NOT_A_NUMBER) : figure(field, number, authored);
    }

    private Verdict figure(Field field, BigDecimal number, boolean authored) {
        double size = number.doubleValue();
        if (number.abs().compareTo(LARGEST) > 0
                || !authored && size < field.rules().least().orElse(Double.NEGATIVE_INFINITY)
                || !authored && size > field.rules().most().orElse(Double.POSITIVE_INFINITY)) {
            return Verdict.unfit(Kind.OUT_OF_RANGE);
        }
        Language spoken = spoken(field.number().locale());
        String set = formatted(NumberWriter.write(number, field.number(), spoken), field, spoken);
        String key = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        return drawable(new Value(set, key, Optional.of(size), Optional.empty(), Optional.empty(), 0));
    }

    private Verdict date(Field field, String text) {
        Language spoken = spoken(field.date().locale());
        When when = DateReader.read(text, spoken);
        if (when instanceof When.Wall wall && field.date().zone().isPresent()) {
            when = DateWriter.moment(wall.time(), field.date().zone().get());
        }
        String written = when == null ? null : DateWriter.write(when, field.date(), spoken, zone);
        if (when == null || written == null) {
            return Verdict.unfit(Kind.NOT_A_DATE);
        }
        String set = formatted(written, field, spoken);
        return drawable(new Value(set, when.iso(), Optional.empty(), Optional.empty(), Optional.empty(), 0));
    }

    private static Verdict colour(String text) {
        OptionalInt argb = Colours.read(text);
        if (argb.isEmpty()) {
            return Verdict.unfit(Kind.NOT_A_COLOUR);
        }
        String written = Colours.write(argb.getAsInt());
        return new Verdict.Fit(
                new Value(written, written, Optional.empty(), Optional.of(argb.getAsInt()), Optional.empty(), 0));
    }

    private Verdict choice(Field field, String text) {
        String wanted = UCharacter.foldCase(text, /* defaultmapping= */ true);
        for (Choice choice : field.choices()) {
            if (UCharacter.foldCase(choice.key(), /* defaultmapping= */ true).equals(wanted)) {
                String words = formatted(choice.text().in(reader.tag()), field, written);
                return drawable(new Value(words, choice.key(), Optional.empty(), choice.colour(), choice.asset(), 0));
            }
        }
        return Verdict.unfit(Kind.NOT_IN_LIST);
    }

    static Value asset(String name) {
        return new Value(name, name, Optional.empty(), Optional.empty(), Optional.of(name), 0);
    }

    /** A field's letter case on what the merge itself wrote; there is nothing smart to mend in it. */
    private static String formatted(String written, Field field, Language spoken) {
        return field.letterCase() == LetterCase.SMART ? written : LetterCases.set(written, field.letterCase(), spoken);
    }

    /** The language of a field's format: its own, else the reader's. */
    private Language spoken(Optional<String> own) {
        return own.map(Language::of).orElse(written);
    }

    /** The language in which a field's values are read and written. */
    private Language spoken(Field field) {
        return switch (field.type()) {
            case NUMBER -> spoken(field.number().locale());
            case DATE -> spoken(field.date().locale());
            default -> written;
        };
    }

    /** A list whose items can be drawn can not, if the word between them cannot. */
    private Verdict drawable(Verdict list) {
        return list instanceof Verdict.Fit fit && drawable(fit.value()) instanceof Verdict.Unfit unfit ? unfit : list;
    }

    private Verdict drawable(Value value) {
        // U+FFFD is what some system before us wrote for a character that it had lost.
        boolean lost = value.text().indexOf('\uFFFD') >= 0;
        return lost || coverage != null && !coverage.draws(value.text())
                ? Verdict.unfit(Kind.NO_GLYPH)
                : new Verdict.Fit(value);
    }
}
