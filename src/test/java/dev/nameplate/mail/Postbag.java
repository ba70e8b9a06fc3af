package dev.nameplate.mail;

import dev.nameplate.esp.Arrival;
import dev.nameplate.esp.Profile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A provider and a mail program, told apart from the program's own idea of them: tags in HTML are replaced as texts, the
 * attribute ends at its quotation mark whatever stands in it, and an address is made by the rules of URLs.
 */
final class Postbag {

    private Postbag() {}

    /** What a mail program asks for once a provider has put values in place of its tags. */
    static String asked(String html, Profile profile, Map<String, String> values) {
        Map<String, String> tags = new LinkedHashMap<>();
        values.forEach((field, value) -> {
            tags.put(profile.linkTag(field), written(profile.linkArrival(), value));
            tags.put(profile.tag(field), written(profile.arrives(), value));
        });
        String sent = html;
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            sent = sent.replace(tag.getKey(), tag.getValue());
        }
        return url(source(sent));
    }

    private static String written(Arrival arrival, String value) {
        StringBuilder out = new StringBuilder();
        switch (arrival) {
            case RAW -> out.append(value);
            case HTML ->
                value.chars()
                        .forEach(
                                c -> out.append("&<>\"'`=".indexOf(c) < 0 ? String.valueOf((char) c) : "&#" + c + ";"));
            case PERCENT, PLUS -> {
                for (byte unit : value.getBytes(StandardCharsets.UTF_8)) {
                    int c = unit & 0xFF;
                    boolean plain = c < 0x80 && Character.isLetterOrDigit(c) || "-._".indexOf(c) >= 0;
                    out.append(
                            plain
                                    ? String.valueOf((char) c)
                                    : c == ' ' && arrival == Arrival.PLUS ? "+" : String.format("%%%02X", c));
                }
            }
        }
        return out.toString();
    }

    /** The value of {@code src}, as HTML has it: up to the same quotation mark. */
    private static String source(String html) {
        int from = html.indexOf(" src=") + " src=".length();
        char quote = html.charAt(from);
        int to = html.indexOf(quote, from + 1);
        String value = html.substring(from + 1, to);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            int end = value.indexOf(';', i);
            String entity = value.charAt(i) == '&' && end > i ? value.substring(i + 1, end) : "";
            if (entity.equals("amp")) {
                text.append('&');
                i = end;
            } else if (entity.matches("#\\d+")) {
                text.append((char) Integer.parseInt(entity.substring(1)));
                i = end;
            } else {
                text.append(value.charAt(i));
            }
        }
        return text.toString();
    }

    /** By the URL standard: no fragment, no tabs and line ends, and in a query what it lists is encoded. */
    private static String url(String address) {
        int hash = address.indexOf('#');
        StringBuilder target = new StringBuilder();
        for (byte unit : (hash < 0 ? address : address.substring(0, hash)).getBytes(StandardCharsets.UTF_8)) {
            int c = unit & 0xFF;
            if (c == '\t' || c == '\n' || c == '\r') {
                continue;
            }
            boolean encoded = c <= 0x20 || c >= 0x7F || c == '"' || c == '<' || c == '>' || c == '\'';
            target.append(encoded ? String.format("%%%02X", c) : String.valueOf((char) c));
        }
        return target.substring(target.indexOf("/t/"));
    }
}
