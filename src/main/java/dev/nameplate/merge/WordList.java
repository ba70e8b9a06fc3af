package dev.nameplate.merge;

import dev.nameplate.merge.Tokens.Token;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words and phrases that nobody may put on a template from outside: abuse, and what lures readers to pay or to give secrets away.
 *
 * <p>Whole words are compared as they look ({@link Tokens}), so that {@code Scunthorpe} is a town and {@code f.u_c k} is not. A line
 * of a list is a word or a phrase; {@code word*} stands for all words that begin so, {@code *word*} for all that hold it, {@code ~} in a phrase for up to
 * three words between, and {@code allow word} takes a word out. Immutable.
 */
public final class WordList {

    private static final int MOST_BETWEEN = 3;
    private static final int LONGEST_LINE = 200;
    /** Of lines in a file. */
    private static final int MOST_LINES = 20_000;
    /** Of shorter words a run of single letters may hold one by accident: initials. */
    private static final int SHORTEST_SPELT = 4;

    private static final String GAP = "~";
    private static final String ALLOW = "allow ";

    private static final class Usual {
        static final WordList LIST = new WordList(DataFile.lines("bad-words.txt").stream()
                .map(line -> String.join(" ", line))
                .toList());
    }

    private final Set<String> words = new HashSet<>();
    private final Set<String> allowed = new HashSet<>();
    /** By their first letter, for words in which a letter is hidden. */
    private final Map<Character, List<String>> byLetter = new HashMap<>();

    private final Set<String> beginnings = new HashSet<>();
    private final List<String> inside = new ArrayList<>();
    private final Map<String, List<String[]>> phrases = new HashMap<>();
    private int shortestBeginning = Integer.MAX_VALUE;
    private int longestBeginning;

    private WordList(List<String> lines) {
        lines.forEach(this::add);
    }

    /** Ours. */
    public static WordList usual() {
        return Usual.LIST;
    }

    /**
     * Ours and the lines of a file, of which blank ones and those that begin with {@code #} are left out.
     *
     * @throws IOException when the file cannot be read, or a line of it says nothing; the message says which
     */
    public static WordList withFile(Path file) throws IOException {
        List<String> own = new ArrayList<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (CharacterCodingException notText) {
            throw new IOException(file + " is no text in UTF-8", notText);
        }
        if (lines.size() > MOST_LINES) {
            throw new IOException(file + " has " + lines.size() + " lines; at most " + MOST_LINES + " are read");
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.length() > LONGEST_LINE || !isEntry(line)) {
                throw new IOException(
                        file + ", line " + (i + 1) + ": no word or phrase that could be found; allowed are a"
                                + " word, word*, *word*, words with " + GAP + " between, and \"" + ALLOW + "word\"");
            }
            own.add(line);
        }
        List<String> all = new ArrayList<>(DataFile.lines("bad-words.txt").stream()
                .map(line -> String.join(" ", line))
                .toList());
        all.addAll(own);
        return new WordList(all);
    }

    private static boolean isEntry(String line) {
        String entry = line.startsWith(ALLOW) ? line.substring(ALLOW.length()) : line;
        boolean word = false;
        for (String part : entry.split("\\s+", -1)) {
            boolean gap = part.equals(GAP);
            if (!gap && (folded(part).isEmpty() || part.replace("*", "").isEmpty())) {
                return false;
            }
            if (!word && (gap || part.endsWith("*") && entry.length() > part.length())) {
                return false;
            }
            word |= !gap;
        }
        return word && !entry.endsWith(GAP);
    }

    private void add(String line) {
        if (line.startsWith(ALLOW)) {
            allowed.add(folded(line.substring(ALLOW.length())));
            return;
        }
        String[] parts = line.split("\\s+", -1);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = parts[i].equals(GAP) ? GAP : marked(parts[i]);
        }
        if (parts.length > 1) {
            phrases.computeIfAbsent(parts[0], absent -> new ArrayList<>()).add(parts);
            return;
        }
        String word = parts[0];
        if (word.startsWith("*")) {
            inside.add(word.substring(1, word.length() - 1));
        } else if (word.endsWith("*")) {
            String beginning = word.substring(0, word.length() - 1);
            beginnings.add(beginning);
            shortestBeginning = Math.min(shortestBeginning, beginning.length());
            longestBeginning = Math.max(longestBeginning, beginning.length());
            hide(beginning);
        } else {
            words.add(word);
            hide(word);
        }
    }

    private void hide(String word) {
        byLetter.computeIfAbsent(word.charAt(0), absent -> new ArrayList<>()).add(word);
    }

    /** A word of a list as it looks, with its stars. */
    private static String marked(String part) {
        String bare = part.replace("*", "");
        return (part.startsWith("*") ? "*" : "") + folded(bare) + (part.endsWith("*") ? "*" : "");
    }

    private static String folded(String part) {
        StringBuilder letters = new StringBuilder();
        Tokens.of(part.replace("*", "")).forEach(token -> letters.append(token.form()));
        return letters.toString();
    }

    /** Whether a text holds anything of the list. */
    public boolean in(String text) {
        List<Token> tokens = Tokens.of(text);
        for (int i = 0; i < tokens.size(); i++) {
            if (isBad(tokens.get(i)) || begins(tokens, i)) {
                return true;
            }
        }
        return tokens.size() > 1 && (inPieces(tokens) || inLetters(tokens));
    }

    private boolean isBad(Token token) {
        return isBad(token.form()) || isBad(token.other()) || isBad(token.bare());
    }

    private boolean isBad(@Nullable String form) {
        if (form == null || allowed.contains(form)) {
            return false;
        }
        if (isWord(form) || form.indexOf(Tokens.ANY) > 0 && isHidden(form)) {
            return true;
        }
        String once = once(form);
        return once.length() < form.length() && !allowed.contains(once) && isWord(once);
    }

    private boolean isWord(String form) {
        if (words.contains(form)) {
            return true;
        }
        for (int length = shortestBeginning; length <= Math.min(longestBeginning, form.length()); length++) {
            if (beginnings.contains(form.substring(0, length))) {
                return true;
            }
        }
        for (String part : inside) {
            if (form.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** A word in which stars hide some letters, but not the first nor most of them. */
    private boolean isHidden(String form) {
        long seen = form.chars().filter(c -> c != Tokens.ANY).count();
        if (seen < 2 || seen * 2 < form.length()) {
            return false;
        }
        for (String word : byLetter.getOrDefault(form.charAt(0), List.of())) {
            boolean same = word.length() == form.length();
            for (int i = 0; same && i < word.length(); i++) {
                same = form.charAt(i) == Tokens.ANY || form.charAt(i) == word.charAt(i);
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    /** A form with letters that stand three times or more in a row once. */
    private static String once(String form) {
        StringBuilder once = new StringBuilder(form.length());
        int from = 0;
        for (int i = 1; i <= form.length(); i++) {
            if (i == form.length() || form.charAt(i) != form.charAt(from)) {
                once.append(form, from, i - from >= 3 ? from + 1 : i);
                from = i;
            }
        }
        return once.toString();
    }

    /** Pieces with anything but white space between them, taken as one word. */
    private boolean inPieces(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); ) {
            StringBuilder joined = new StringBuilder(tokens.get(i).form());
            int next = i + 1;
            while (next < tokens.size() && tokens.get(next).tight()) {
                joined.append(tokens.get(next++).form());
            }
            if (next - i > 1 && Tokens.of(joined.toString()).stream().anyMatch(this::isBad)) {
                return true;
            }
            i = next;
        }
        return false;
    }

    /** Letters that stand alone, three or more after one another, that spell a word. */
    private boolean inLetters(List<Token> tokens) {
        StringBuilder run = new StringBuilder();
        for (int i = 0; i <= tokens.size(); i++) {
            String form = i < tokens.size() ? tokens.get(i).form() : "";
            if (form.length() == 1) {
                run.append(form);
            } else {
                if (run.length() >= SHORTEST_SPELT
                        && Tokens.of(run.toString()).stream().anyMatch(token -> spells(token.form()))) {
                    return true;
                }
                run.setLength(0);
            }
        }
        return false;
    }

    private boolean spells(String run) {
        for (int from = 0; from + SHORTEST_SPELT <= run.length(); from++) {
            for (int to = from + SHORTEST_SPELT; to <= run.length(); to++) {
                if (words.contains(run.substring(from, to)) || beginnings.contains(run.substring(from, to))) {
                    return true;
                }
            }
        }
        for (String part : inside) {
            if (run.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private boolean begins(List<Token> tokens, int at) {
        Token first = tokens.get(at);
        return begins(tokens, at, first.form())
                || begins(tokens, at, first.other())
                || begins(tokens, at, first.bare());
    }

    private boolean begins(List<Token> tokens, int at, @Nullable String form) {
        for (String[] phrase : form == null ? List.<String[]>of() : phrases.getOrDefault(form, List.of())) {
            if (goesOn(tokens, at + 1, phrase, 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean goesOn(List<Token> tokens, int at, String[] phrase, int part) {
        if (part == phrase.length) {
            return true;
        }
        if (!phrase[part].equals(GAP)) {
            return at < tokens.size() && fits(tokens.get(at), phrase[part]) && goesOn(tokens, at + 1, phrase, part + 1);
        }
        for (int skipped = 0; skipped <= MOST_BETWEEN; skipped++) {
            if (goesOn(tokens, at + skipped, phrase, part + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(Token token, String part) {
        return fits(token.form(), part) || fits(token.other(), part) || fits(token.bare(), part);
    }

    private static boolean fits(@Nullable String form, String part) {
        if (form == null) {
            return false;
        }
        return part.endsWith("*") ? form.startsWith(part.substring(0, part.length() - 1)) : form.equals(part);
    }
}
