package dev.nameplate.arrivals;

import dev.nameplate.arrivals.CureRule.Scope;
import dev.nameplate.arrivals.CureRule.When;
import dev.nameplate.esp.Arrival;
import dev.nameplate.esp.Confidence;
import dev.nameplate.esp.Profile;
import dev.nameplate.merge.Choice;
import dev.nameplate.merge.Field;
import dev.nameplate.merge.FieldRules;
import dev.nameplate.merge.MergeNote.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every sentence that may be said of what arrived, and when. */
final class CureTable {

    /** Nearly every link: then it is the link that is written so, and not the values. */
    private static final double NEARLY_ALL = 0.9;

    private static final String UNENCODED = "unencoded";
    private static final String RAW_TAG = "raw-tag";

    /** Said of what was counted. */
    static final List<CureRule> COUNTED = List.of(
            new CureRule(
                    "escaped-ampersand",
                    field -> field.of(Kind.HEALED_AMPERSAND),
                    When.from(NEARLY_ALL),
                    "came behind &amp; instead of &",
                    it -> "the link was escaped for HTML once too often: nothing to do, Nameplate reads it as &"),
            new CureRule(
                    UNENCODED,
                    field -> field.of(Kind.HEALED_AMPERSAND) < NEARLY_ALL * field.open() ? field.unencoded() : 0,
                    When.from(0.01),
                    "arrived unencoded",
                    CureTable::encode),
            new CureRule(
                    RAW_TAG,
                    field -> field.of(Fate.RAW_TAG),
                    When.from(0.2).ofOpens(20).of(Scope.ALL),
                    "arrived as a raw tag",
                    it -> it.meanwhile(wrongTag(it))),
            new CureRule(
                    RAW_TAG,
                    field -> field.of(Fate.RAW_TAG),
                    When.from(0.02).below(0.2).of(Scope.ALL),
                    "arrived as a raw tag",
                    it -> it.meanwhile(
                            "that is more than test mails are: look whether one of several versions of the mail"
                                    + " has a tag of its own, misspelt")),
            new CureRule(
                    RAW_TAG,
                    field -> field.of(Fate.RAW_TAG),
                    When.from(0.002).below(0.02).of(Scope.ALL),
                    "arrived as a raw tag",
                    it -> "test mails and previews"
                            + it.provider().map(p -> " of " + p.name()).orElse("") + " do that: nothing to do"),
            new CureRule(
                    "missing",
                    field -> field.of(Kind.EMPTY),
                    When.from(0.05),
                    "was missing",
                    it -> it.meanwhile("the list lacks it")),
            new CureRule(
                    "null-word",
                    field -> field.of(Kind.NULL_WORD),
                    When.from(0.02),
                    "was a word such as null or n/a",
                    it -> it.meanwhile(nullWord())),
            new CureRule(
                    "cut-off",
                    field -> field.of(Kind.ABSENT),
                    When.from(0.02),
                    "was cut off",
                    it -> it.meanwhile(cutOff(it))),
            CureRule.of(
                    Kind.BAD_CONTROL,
                    When.from(0.01).of(Scope.CONTROLS),
                    "made no sense",
                    it -> control(it.counted().name())),
            new CureRule(
                    "unfit",
                    field -> field.of(Fate.UNFIT),
                    When.from(0.01).ofOpens(CureRule.LEAST_COUNT).of(Scope.FIXED),
                    "has a value in the link itself that its template does not take",
                    it -> "`nameplate explain` with that link says why; then sign it anew"));

    /** Said of what was counted and of what one link shows. */
    static final List<CureRule> EITHER = List.of(
            CureRule.of(
                    Kind.HEALED_DOUBLE_ENCODING,
                    When.from(0.01),
                    "arrived encoded twice",
                    it -> "the list, the tag or a system behind it encodes what is encoded: leave one of them out;"
                            + " Nameplate decodes it twice meanwhile"),
            CureRule.of(
                    Kind.HEALED_ENCODING,
                    When.from(0.01),
                    "was not in UTF-8",
                    it -> "the list was imported in another character set: import it as UTF-8; Nameplate reads it as"
                            + " windows-1252 meanwhile"),
            CureRule.of(Kind.HEALED_ENTITY, When.from(0.01), "arrived escaped for HTML", CureTable::entities),
            rejected(Kind.TOO_LONG, "was too long", CureTable::tooLong),
            rejected(
                    Kind.PATTERN,
                    "did not match the field's pattern",
                    it -> "correct the list, or the template's pattern"),
            rejected(
                    Kind.ADDRESS,
                    "held a web or e-mail address",
                    it -> "correct the list, or let the template take such values with addresses"),
            rejected(
                    Kind.SCRIPT,
                    "was in letters that the field does not take",
                    it -> "correct the list, or let the template take them with scripts"),
            rejected(
                    Kind.BAD_WORD,
                    "held something of the word list",
                    it -> "look who may write into the list; what the word list wrongs is let through with bad-words"),
            rejected(
                    Kind.NOT_A_NUMBER,
                    "was no number",
                    it -> "send plain digits with a decimal point and no thousands separators"),
            rejected(Kind.OUT_OF_RANGE, "was out of range", CureTable::range),
            rejected(Kind.NOT_A_DATE, "was no date", it -> "send dates as 2027-01-31"),
            rejected(Kind.NOT_A_COLOUR, "was no colour", it -> "send colours as #RRGGBB"),
            rejected(Kind.NOT_IN_LIST, "was none of the field's choices", CureTable::choices),
            rejected(Kind.UNKNOWN_ASSET, "named no picture of the template", CureTable::pictures),
            CureRule.of(
                    Kind.NO_GLYPH,
                    When.from(0.005),
                    "could not be drawn",
                    it -> it.meanwhile(
                            "no font has its letters: put one that does into fonts.directory, such as Noto's")),
            CureRule.of(
                    Kind.EMOJI_DROPPED,
                    When.from(0.05),
                    "was shown without its emoji",
                    it -> "no font has them: put one that does into fonts.directory, such as Noto Color Emoji"),
            CureRule.of(
                    Kind.DROPPED_ITEMS,
                    When.from(0.01),
                    "was shown without some of its items",
                    it -> "they break the field's rules: correct the list"),
            CureRule.of(
                    Kind.TOO_MANY,
                    When.from(0.01),
                    "had more items than the field takes",
                    it -> "the rest is left out"
                            + it.declared()
                                    .map(field -> ": it takes " + field.list().maxItems())
                                    .orElse("")),
            rejected(
                    Kind.NOT_OPENABLE,
                    "is left open by the link, but not by its template",
                    it -> "let the template open it, or sign the link with a value"));

    /** Said of what one link shows, where there is no share to go by. */
    static final List<CureRule> SEEN = List.of(
            new CureRule(UNENCODED, Block.OfField::unencoded, When.from(0), "arrived unencoded", CureTable::encode),
            new CureRule(
                    RAW_TAG,
                    field -> field.of(Fate.RAW_TAG),
                    When.from(0).of(Scope.ALL),
                    "arrived as a raw tag",
                    it -> it.meanwhile("test mails and previews do that; in a mail to readers, " + wrongTag(it))),
            new CureRule(
                    "missing",
                    field -> field.of(Kind.EMPTY),
                    When.from(0),
                    "is missing",
                    it -> it.meanwhile("the list lacks it for this reader")),
            new CureRule(
                    "null-word",
                    field -> field.of(Kind.NULL_WORD),
                    When.from(0),
                    "is a word such as null or n/a",
                    it -> it.meanwhile(nullWord())),
            new CureRule(
                    "cut-off",
                    field -> field.of(Kind.ABSENT),
                    When.from(0),
                    "is not in the link",
                    it -> it.meanwhile(cutOff(it))),
            CureRule.of(
                    Kind.BAD_CONTROL,
                    When.from(0).of(Scope.CONTROLS),
                    "makes no sense",
                    it -> control(it.counted().name())),
            new CureRule(
                    "unfit",
                    field -> field.of(Fate.UNFIT),
                    When.from(0).of(Scope.FIXED),
                    "has a value in the link itself that its template does not take",
                    it -> "sign it anew with another"));

    private CureTable() {}

    private static CureRule rejected(Kind kind, String happened, Function<CureCase, String> remedy) {
        return CureRule.of(kind, When.from(0.01), happened, it -> it.meanwhile(remedy.apply(it)));
    }

    private static String encode(CureCase it) {
        if (it.provider().isEmpty()) {
            return "if your provider can encode values for links, let its tag do so (`nameplate esps` shows which can);"
                    + " else nothing to do, Nameplate mends it";
        }
        Profile profile = it.provider().get();
        if (profile.linkArrival().encoded()) {
            boolean sure = profile.confidenceOfFact("encoding") != Confidence.UNVERIFIED;
            return profile.name() + " can encode it" + (sure ? "" : ", as far as we know") + ": use "
                    + it.tag().orElse("");
        }
        return profile.name()
                + " cannot encode: nothing to do, Nameplate mends it; only what stands behind a #, or behind an &"
                + " with an = after it, is lost";
    }

    private static String wrongTag(CureCase it) {
        String misspelt = "the tag is misspelt, or " + it.who() + " has no field of that name";
        return it.tag().map(tag -> misspelt + ": use " + tag).orElse(misspelt);
    }

    private static String nullWord() {
        return "the list should have nothing there; where people are called so, the template can take it with null-words";
    }

    private static String cutOff(CureCase it) {
        boolean hash =
                it.provider().map(profile -> profile.tag("x").startsWith("#")).orElse(false);
        return hash
                ? it.who() + " leaves a tag that it does not know as it is, and its # ends the link"
                : "a # in a value before it ends the link, or a mail program cut it: let the tags encode values, or put this"
                        + " field first";
    }

    private static String control(String name) {
        return switch (name) {
            case "_lang" -> "send a language as pt-BR";
            case "_tz" -> "send a time zone as Europe/Berlin";
            default -> "send up to 200 characters that are the same for a reader every time";
        };
    }

    private static String entities(CureCase it) {
        boolean theirs =
                it.provider().map(profile -> profile.arrives() == Arrival.HTML).orElse(false);
        return theirs
                ? it.who() + " escapes values for HTML: nothing to do, Nameplate resolves it"
                : "the list holds things such as &amp;amp; or &amp;eacute;, or a system escapes what is escaped: clean it if"
                        + " you can; Nameplate resolves it meanwhile";
    }

    private static String tooLong(CureCase it) {
        String takes = it.declared()
                .map(field -> "the field takes " + field.rules().maxLength() + " characters: ")
                .orElse("");
        return takes + "shorten it in the list, or allow more with the template's max-length";
    }

    private static String range(CureCase it) {
        FieldRules rules = it.declared().map(Field::rules).orElse(FieldRules.DEFAULT);
        String from = rules.least().map(least -> " from " + plain(least)).orElse("");
        String to = rules.most().map(most -> " to " + plain(most)).orElse("");
        return "correct the list, or the template's range" + from + to;
    }

    private static String plain(double number) {
        return new BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString();
    }

    private static String choices(CureCase it) {
        return "the template knows "
                + some(it.declared()
                        .map(field -> field.choices().stream().map(Choice::key).toList()));
    }

    private static String pictures(CureCase it) {
        return "the template knows " + some(it.declared().map(Field::assets));
    }

    /** The first of some words. */
    private static String some(Optional<List<String>> words) {
        List<String> all = words.orElse(List.of());
        if (all.isEmpty()) {
            return "others";
        }
        return all.stream().limit(12).collect(Collectors.joining(", ")) + (all.size() > 12 ? ", …" : "");
    }
}
