package dev.nameplate.template;

import dev.nameplate.merge.DateFormat;
import dev.nameplate.merge.NumberFormat;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads how numbers and dates are shown. */
final class FormatReader {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern SKELETON = Pattern.compile("[GyYuUrQqMLlwWdDFgEecabBhHKkjJCmsSAzZOvVXx]{1,32}");
    private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9_+/-]{1,64}");
    /** Of ISO 4217: what is not counted in hundredths. */
    private static final Set<String> WHOLE_CURRENCIES = Set.of(
            "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
            "XOF", "XPF");

    private static final Set<String> FINE_CURRENCIES = Set.of("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND");

    private FormatReader() {}

    /** A style by its name, or an object. */
    static NumberFormat number(Node node) {
        if (node.isText()) {
            NumberFormat.Style style = node.oneOf(NumberFormat.Style.DECIMAL);
            if (style == NumberFormat.Style.CURRENCY) {
                node.problem(
                        "\"currency\" alone does not say which; write {\"style\": \"currency\", \"currency\": \"EUR\"}");
            }
            return with(style, Optional.empty(), Optional.empty(), fraction(style, ""));
        }
        Entry entry = node.object("number-format");
        NumberFormat.Style style = entry.get("style").oneOf(NumberFormat.Style.DECIMAL);
        Node currencyNode = style == NumberFormat.Style.CURRENCY ? entry.need("currency") : entry.get("currency");
        String currency = currencyNode.name("", CURRENCY, "three capital letters are needed, as \"EUR\"");
        if (currencyNode.isThere() && style != NumberFormat.Style.CURRENCY) {
            currencyNode.problem("\"currency\" needs \"style\": \"currency\"");
        }
        int[] fraction = fraction(entry.get("fraction"), fraction(style, currency));
        Optional<String> locale = locale(entry.get("locale"));
        entry.end();
        return with(style, currency.isEmpty() ? Optional.empty() : Optional.of(currency), locale, fraction);
    }

    private static NumberFormat with(
            NumberFormat.Style style, Optional<String> currency, Optional<String> locale, int[] fraction) {
        return new NumberFormat(style, fraction[0], fraction[1], currency, locale);
    }

    private static int[] fraction(NumberFormat.Style style, String currency) {
        return switch (style) {
            case DECIMAL -> new int[] {0, 3};
            case PERCENT -> new int[] {0, 0};
            case COMPACT -> new int[] {0, 1};
            case CURRENCY -> {
                int digits = WHOLE_CURRENCIES.contains(currency) ? 0 : FINE_CURRENCIES.contains(currency) ? 3 : 2;
                yield new int[] {digits, digits};
            }
        };
    }

    private static int[] fraction(Node node, int[] otherwise) {
        if (node.isNumber()) {
            int digits = node.whole(0, 0, 8);
            return new int[] {digits, digits};
        }
        double[] bounds = node.numbers(
                new double[] {otherwise[0], otherwise[1]},
                0,
                8,
                "a count of fraction digits, nor [least, most] of them");
        if (bounds[0] != Math.rint(bounds[0]) || bounds[1] != Math.rint(bounds[1]) || bounds[0] > bounds[1]) {
            node.problem(Numbers.list(bounds) + " is not [least, most] fraction digits");
            return otherwise;
        }
        return new int[] {(int) bounds[0], (int) bounds[1]};
    }

    /** A style by its name, or an object. */
    static DateFormat date(Node node) {
        if (node.isText()) {
            return new DateFormat(
                    Optional.empty(),
                    node.oneOf(DateFormat.Style.LONG),
                    /* withTime= */ false,
                    Optional.empty(),
                    Optional.empty());
        }
        Entry entry = node.object("date-format");
        Node skeletonNode = entry.get("skeleton");
        String skeleton = skeletonNode.name(
                "",
                SKELETON,
                "a CLDR skeleton is needed: letters such as yMMMMd, EEEE or jm, without signs between them");
        Node styleNode = entry.get("style");
        Node timeNode = entry.get("time");
        if (skeletonNode.isThere() && (styleNode.isThere() || timeNode.isThere())) {
            skeletonNode.problem("a skeleton says all by itself; leave out \"style\" and \"time\"");
        }
        DateFormat format = new DateFormat(
                skeleton.isEmpty() ? Optional.empty() : Optional.of(skeleton),
                styleNode.oneOf(DateFormat.Style.LONG),
                timeNode.flag(/* otherwise= */ false),
                locale(entry.get("locale")),
                zone(entry.get("zone")));
        entry.end();
        return format;
    }

    private static Optional<String> zone(Node node) {
        if (!node.isThere()) {
            return Optional.empty();
        }
        String zone = node.name("", ZONE, "an IANA time zone is needed, as \"Europe/Berlin\"");
        Set<String> known = ZoneId.getAvailableZoneIds();
        if (!zone.isEmpty() && !known.contains(zone)) {
            node.problem(Node.quoted(zone) + " is no IANA time zone" + Near.hint(zone, known));
        }
        return Optional.of(zone);
    }

    private static Optional<String> locale(Node node) {
        String tag = node.text("", 1, 35);
        if (tag.isEmpty()) {
            return Optional.empty();
        }
        Texts.checkTag(node, tag);
        return Optional.of(tag);
    }
}
