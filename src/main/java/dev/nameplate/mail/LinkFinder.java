package dev.nameplate.mail;

import dev.nameplate.esp.TagFinder;
import dev.nameplate.mail.Elements.Attribute;
import dev.nameplate.mail.Elements.Element;
import dev.nameplate.mail.FoundLink.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds our links in a mail, wherever they stand: attributes, style sheets, VML, comments, words. */
final class LinkFinder {

    private static final String NAME = "[a-z0-9][a-z0-9-]{0,62}";
    private static final Pattern START = Pattern.compile("(?:[hH][tT][tT][pP][sS]?:)?//[^\\s\"'<>()\\\\?#]{1,253}?/t/"
            + NAME + "(?:/" + NAME + ")?\\.(?:jpe?g|png|webp|gif)\\?");
    private static final Pattern URL =
            Pattern.compile("url\\(\\s*(\"|'|&quot;|&#39;|&apos;)?$", Pattern.CASE_INSENSITIVE);
    private static final Set<String> VML = Set.of("v:fill", "v:image", "v:imagedata");
    private static final int BEFORE = 20;

    private final MailText where;
    private final String text;
    private final List<Element> elements;

    private LinkFinder(MailText where) {
        this.where = where;
        this.text = where.text();
        this.elements = Elements.of(text);
    }

    /** @param base what our links begin with; others are ours if they are signed or leave fields open */
    static List<FoundLink> in(MailText where, String base) {
        LinkFinder finder = new LinkFinder(where);
        List<FoundLink> found = new ArrayList<>();
        Matcher start = START.matcher(where.text());
        int behind = 0;
        while (start.find()) {
            if (start.start() >= behind) {
                FoundLink link = finder.at(start.start(), start.end());
                behind = link.to();
                if (ours(link, base)) {
                    found.add(link);
                }
            }
        }
        return found;
    }

    private static boolean ours(FoundLink link, String base) {
        return link.link().startsWith(base + "/t/")
                || link.pieces().stream()
                        .anyMatch(piece ->
                                piece.name().equals("_sig") || piece.name().equals("_open"));
    }

    private FoundLink at(int from, int query) {
        for (Element element : elements) {
            if (element.from() < from && from < element.to()) {
                for (Attribute attribute : element.attributes()) {
                    if (attribute.holds(from)) {
                        return inAttribute(element, attribute, from, query);
                    }
                }
            }
        }
        Matcher url = url(from);
        boolean css = url.find();
        String quote = css ? url.group(1) : "";
        int to = css ? cssEnd(query, text.length(), quote == null ? "" : quote) : wordEnd(query);
        return FoundLink.of(where, css ? Use.BACKGROUND : Use.OTHER, null, null, from, to, /* markup= */ !css);
    }

    private FoundLink inAttribute(Element element, Attribute attribute, int from, int query) {
        Matcher url = url(from);
        if (attribute.name().equals("srcset")) {
            return FoundLink.of(where, Use.SRCSET, element, attribute, from, candidateEnd(query, attribute.to()), true);
        }
        if (url.find()) {
            String quote = url.group(1);
            int to = cssEnd(query, attribute.to(), quote == null ? "" : quote);
            return FoundLink.of(where, Use.BACKGROUND, element, attribute, from, to, true);
        }
        int to = attribute.to();
        while (to > query && Elements.isSpace(text.charAt(to - 1))) {
            to--;
        }
        boolean image = element.name().equals("img") && attribute.name().equals("src");
        boolean background = attribute.name().equals("background")
                || VML.contains(element.name()) && attribute.name().equals("src");
        Use use = image ? Use.IMAGE : background ? Use.BACKGROUND : Use.OTHER;
        return FoundLink.of(where, use, element, attribute, from, to, true);
    }

    private Matcher url(int from) {
        return URL.matcher(text.substring(Math.max(0, from - BEFORE), from));
    }

    private int cssEnd(int from, int to, String quote) {
        return end(from, to, i -> quote.isEmpty() ? text.charAt(i) == ')' : text.startsWith(quote, i));
    }

    private int candidateEnd(int from, int to) {
        return end(
                from,
                to,
                i -> Elements.isSpace(text.charAt(i))
                        || text.charAt(i) == ',' && (i + 1 == to || Elements.isSpace(text.charAt(i + 1))));
    }

    private int wordEnd(int from) {
        return end(from, text.length(), i -> Elements.isSpace(text.charAt(i)) || "<>\"'".indexOf(text.charAt(i)) >= 0);
    }

    private interface Stop {
        boolean at(int index);
    }

    /** Where a link ends; a provider's tag is one piece, whatever it holds. */
    private int end(int from, int to, Stop stop) {
        int i = from;
        while (i < to) {
            int tag = TagFinder.endOf(text, i);
            if (tag > i) {
                i = tag;
            } else if (stop.at(i)) {
                return i;
            } else {
                i++;
            }
        }
        return to;
    }
}
