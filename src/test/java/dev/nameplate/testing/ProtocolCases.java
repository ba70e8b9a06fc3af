package dev.nameplate.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of what is sent to a server and what has to come of it, as it stands in {@code src/test/resources/http}.
 *
 * <p>{@code ==} begins a case with its name, {@code >} is sent, {@code <} is expected, {@code #} is a remark. In what is sent
 * {@code \r \n \t \0 \xFF} and a doubled backslash are bytes, <code>{name}</code> stands for a text of the test, <code>{9000 x}</code> for 9000 times x,
 * and <code>{pause}</code> makes a gap of a tenth of a second between two packets.
 */
public final class ProtocolCases {

    private static final Pattern BRACES = Pattern.compile("\\{(?:(\\d+) ([^}]*)|(\\w+))}");
    private static final char PAUSE = '\uE000';

    private ProtocolCases() {}

    /**
     * A case.
     *
     * @param sends the lines after {@code >}, as they stand
     * @param expects the lines after {@code <}, stripped
     */
    public record Case(String name, List<String> sends, List<String> expects) {}

    /** Reads a table. */
    public static List<Case> read(String resource) throws IOException {
        String text;
        try (InputStream in = Objects.requireNonNull(ProtocolCases.class.getResourceAsStream(resource), resource)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<Case> cases = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (line.startsWith("== ")) {
                cases.add(new Case(line.substring(3).strip(), new ArrayList<>(), new ArrayList<>()));
            } else if (line.startsWith("> ")) {
                cases.get(cases.size() - 1).sends().add(line.substring(2));
            } else if (line.startsWith("< ")) {
                cases.get(cases.size() - 1).expects().add(line.substring(2).strip());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalArgumentException(resource + ": no case, nothing sent, nothing expected: " + line);
            }
        }
        for (Case each : cases) {
            if (each.sends().isEmpty() || each.expects().isEmpty()) {
                throw new IllegalArgumentException(each.name() + " sends or expects nothing");
            }
        }
        return cases;
    }

    /** The bytes of a text of the table, in packets. */
    public static List<byte[]> packets(String text, Map<String, String> names) {
        List<byte[]> packets = new ArrayList<>();
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        String whole = expanded(text, names);
        for (int at = 0; at < whole.length(); at++) {
            char c = whole.charAt(at);
            if (c == '\\') {
                at = escape(whole, at + 1, packet);
            } else if (c == PAUSE) {
                packets.add(packet.toByteArray());
                packet.reset();
            } else {
                packet.write(c);
            }
        }
        packets.add(packet.toByteArray());
        return packets;
    }

    /** The bytes of a text of the table. */
    public static byte[] bytes(String text, Map<String, String> names) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        packets(text, names).forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** A text of the table with what stands in braces put in; bytes are still written as there. */
    public static String expanded(String text, Map<String, String> names) {
        StringBuilder whole = new StringBuilder();
        Matcher braces = BRACES.matcher(text);
        while (braces.find()) {
            braces.appendReplacement(whole, Matcher.quoteReplacement(value(braces, names)));
        }
        return braces.appendTail(whole).toString();
    }

    private static String value(Matcher braces, Map<String, String> names) {
        if (braces.group(1) != null) {
            return braces.group(2).repeat(Integer.parseInt(braces.group(1)));
        }
        if (braces.group(3).equals("pause")) {
            return String.valueOf(PAUSE);
        }
        String value = names.get(braces.group(3));
        if (value == null) {
            throw new IllegalArgumentException("nothing is called " + braces.group() + "; there are " + names.keySet());
        }
        return value;
    }

    private static int escape(String text, int at, ByteArrayOutputStream out) {
        switch (text.charAt(at)) {
            case 'r' -> out.write('\r');
            case 'n' -> out.write('\n');
            case 't' -> out.write('\t');
            case '0' -> out.write(0);
            case '\\' -> out.write('\\');
            case 'x' -> {
                out.write(Integer.parseInt(text.substring(at + 1, at + 3), 16));
                return at + 2;
            }
            default -> throw new IllegalArgumentException("no escape: " + text.substring(at - 1));
        }
        return at;
    }
}
