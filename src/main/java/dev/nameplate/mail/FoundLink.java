package dev.nameplate.mail;

import dev.nameplate.esp.TagFinder;
import dev.nameplate.mail.Elements.Attribute;
import dev.nameplate.mail.Elements.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of our links where it stands in a mail, taken apart.
 *
 * @param where the mail
 * @param use what it is used for there
 * @param element what it stands in; null in a style sheet or in words
 * @param attribute the attribute; null as well
 * @param from where it begins in the mail's text
 * @param to where it ends
 * @param link the link with its entities resolved
 * @param at for each character of the link, where it begins in the text; and its end
 */
record FoundLink(
        MailText where,
        Use use,
        @Nullable Element element,
        @Nullable Attribute attribute,
        int from,
        int to,
        String link,
        int[] at) {

    private static final Pattern ENTITY =
            Pattern.compile("&(?:amp|quot|apos|lt|gt|#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,5});");
    private static final Pattern PARTS = Pattern.compile(
            "(?is)((?:https?:)?//([^/?#]*)(?:/[^?#]*?)?)?(/t/([a-z0-9/-]+?)\\.(jpe?g|png|webp|gif))\\?(.*)");
    private static final Map<String, String> NAMED =
            Map.of("&amp;", "&", "&quot;", "\"", "&apos;", "'", "&lt;", "<", "&gt;", ">");

    /** What a link is used for. */
    enum Use {
        /** The picture of an {@code img}. */
        IMAGE,
        /** One of several pictures of an {@code img}. */
        SRCSET,
        /** A background: an attribute, VML, or {@code url()} in a style. */
        BACKGROUND,
        /** Anything else: another attribute, or words. */
        OTHER
    }

    /**
     * A piece of the query.
     *
     * @param from where it begins in the link
     * @param valueFrom where its value begins
     * @param to where it ends
     * @param open whether it stands behind {@code _open}
     */
    record Piece(String name, String value, int from, int valueFrom, int to, boolean open) {}

    /** @param markup whether entities mean something where the link stands, as in attributes and unlike in style sheets */
    static FoundLink of(
            MailText where,
            Use use,
            @Nullable Element element,
            @Nullable Attribute attribute,
            int from,
            int to,
            boolean markup) {
        StringBuilder link = new StringBuilder();
        int[] at = new int[to - from + 1];
        Matcher entity = ENTITY.matcher(where.text()).region(from, to);
        for (int i = from; i < to; ) {
            at[link.length()] = i;
            entity.region(i, to);
            if (markup && where.text().charAt(i) == '&' && entity.lookingAt()) {
                link.append(meaning(entity.group()));
                i = entity.end();
            } else {
                link.append(where.text().charAt(i++));
            }
        }
        at[link.length()] = to;
        return new FoundLink(
                where,
                use,
                element,
                attribute,
                from,
                to,
                link.toString(),
                java.util.Arrays.copyOf(at, link.length() + 1));
    }

    private static char meaning(String entity) {
        String named = NAMED.get(entity);
        if (named != null) {
            return named.charAt(0);
        }
        boolean hex = entity.charAt(2) == 'x' || entity.charAt(2) == 'X';
        int number = Integer.parseInt(entity, hex ? 3 : 2, entity.length() - 1, hex ? 16 : 10);
        return number < 0x10000 ? (char) number : '?';
    }

    /** Scheme and host, and what else stands before {@code /t/}; may be empty. */
    String base() {
        String base = parts().group(1);
        return base == null ? "" : base;
    }

    String host() {
        String host = parts().group(2);
        return host == null ? "" : host;
    }

    String template() {
        return parts().group(4);
    }

    String extension() {
        return parts().group(5);
    }

    /** The link from {@code /t/} on. */
    String target() {
        return link.substring(parts().start(3));
    }

    private Matcher parts() {
        Matcher parts = PARTS.matcher(link);
        if (!parts.matches()) {
            throw new IllegalStateException("not found as a link: " + link);
        }
        return parts;
    }

    /** The pieces of the query; an {@code &} inside a provider's tag divides nothing. */
    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        boolean open = false;
        int start = parts().start(6);
        for (int i = start; i <= link.length(); ) {
            int tag = i < link.length() ? TagFinder.endOf(link, i) : i;
            if (tag > i) {
                i = tag;
            } else if (i == link.length() || link.charAt(i) == '&') {
                if (i > start) {
                    Piece piece = piece(start, i, open);
                    pieces.add(piece);
                    open |= piece.name().equals("_open");
                }
                start = ++i;
            } else {
                i++;
            }
        }
        return pieces;
    }

    private Piece piece(int start, int end, boolean open) {
        int from = link.startsWith("amp;", start) ? start + 4 : start;
        int equals = link.indexOf('=', from);
        boolean named = equals >= 0 && equals < end;
        int valueFrom = named ? equals + 1 : end;
        return new Piece(
                link.substring(from, named ? equals : end), link.substring(valueFrom, end), from, valueFrom, end, open);
    }

    Optional<Piece> signed(String name) {
        return pieces().stream()
                .filter(piece -> !piece.open() && piece.name().equals(name))
                .findFirst();
    }

    /** The names that {@code _open} lists. */
    List<String> open() {
        return signed("_open")
                .map(piece -> List.of(
                        piece.value().replace("%2C", ",").replace("%2c", ",").split(",")))
                .orElse(List.of())
                .stream()
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The first value of an open field. */
    Optional<Piece> value(String name) {
        return pieces().stream()
                .filter(piece -> piece.open() && piece.name().equals(name))
                .findFirst();
    }
}
