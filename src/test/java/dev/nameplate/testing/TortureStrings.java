package dev.nameplate.testing;

import com.ibm.icu.lang.UCharacter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that are hard on whoever sets text: our own list, and samples of every Unicode block. Each has a comment as its key. */
public final class TortureStrings {

    private static final Path FILE = Path.of("src", "test", "resources", "torture", "strings.txt");
    private static final Pattern REPEATED = Pattern.compile("<<(.*)\\*(\\d+)>>");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(?:u\\{([0-9A-F]+)}|\\\\)");
    private static final int SAMPLES = 24;

    private TortureStrings() {}

    /** The list, in its order. */
    public static Map<String, String> listed() {
        Map<String, String> strings = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(FILE)) {
                int gap = line.indexOf(" :: ");
                if (gap > 0
                        && !line.startsWith("#")
                        && strings.put(line.substring(0, gap), text(line.substring(gap + 4))) != null) {
                    throw new AssertionError("two texts are called \"" + line.substring(0, gap) + "\"");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return strings;
    }

    /** The beginning, the middle and the end of every block of Unicode, assigned or not. */
    public static Map<String, String> blocks() {
        Map<Integer, StringBuilder> blocks = new TreeMap<>();
        Map<Integer, Integer> sizes = new TreeMap<>();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            sizes.merge(UCharacter.UnicodeBlock.of(point).getID(), 1, Integer::sum);
        }
        Map<Integer, Integer> seen = new TreeMap<>();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            int block = UCharacter.UnicodeBlock.of(point).getID();
            int at = seen.merge(block, 1, Integer::sum) - 1;
            int size = sizes.get(block);
            if (at < SAMPLES || (at >= size / 2 && at < size / 2 + SAMPLES) || at >= size - SAMPLES) {
                blocks.computeIfAbsent(block, key -> new StringBuilder()).appendCodePoint(point);
            }
        }
        Map<String, String> strings = new LinkedHashMap<>();
        blocks.forEach((block, text) ->
                strings.put(UCharacter.UnicodeBlock.getInstance(block).toString(), text.toString()));
        return strings;
    }

    private static String text(String line) {
        StringBuilder text = new StringBuilder();
        Matcher repeated = REPEATED.matcher(line);
        int from = 0;
        while (repeated.find()) {
            text.append(unescaped(line.substring(from, repeated.start())));
            text.append(unescaped(repeated.group(1)).repeat(Integer.parseInt(repeated.group(2))));
            from = repeated.end();
        }
        return text.append(unescaped(line.substring(from))).toString();
    }

    private static String unescaped(String line) {
        return ESCAPED.matcher(line)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        escape.group(1) == null ? "\\" : Character.toString(Integer.parseInt(escape.group(1), 16))));
    }
}
