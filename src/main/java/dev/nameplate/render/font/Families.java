package dev.nameplate.render.font;

import com.ibm.icu.util.ULocale;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Faces by family.
 *
 * <p>The order in which families stand in for one another: the one asked for; Inter; Liberation Sans, Serif, Mono; then those
 * of the directory: first the ones for the text's region (names with CJK that end in JP, KR, SC, TC or HK; SC where the
 * language says none), then those whose names hold "Sans" (or "Serif", where a serif family was asked for), each group by
 * name; families whose glyphs are pictures last.
 */
final class Families {

    private static final String HOME = " SC";

    private final List<Face> faces;
    private final Map<String, List<Face>> byName = new TreeMap<>();
    private final Set<String> pictures = new HashSet<>();
    private final String digest;

    /** @param faces in the order of the book: embedded first, then the directory's by path */
    Families(List<Face> faces) {
        this.faces = List.copyOf(faces);
        for (Face face : faces) {
            byName.computeIfAbsent(face.family(), name -> new ArrayList<>()).add(face);
            if (face.colour()) {
                pictures.add(face.family());
            }
        }
        digest = digestOf(faces);
    }

    List<Face> faces() {
        return faces;
    }

    Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    String digest() {
        return digest;
    }

    Face nearest(String family, int weight, boolean italic) {
        List<Face> members = byName.get(family);
        if (members == null) {
            throw new FontFault("no font family \"" + family + "\"; there are " + String.join(", ", byName.keySet()));
        }
        Face best = members.get(0);
        for (Face face : members) {
            if (distance(face, weight, italic) < distance(best, weight, italic)) {
                best = face;
            }
        }
        return best;
    }

    Chain chain(String family, int weight, boolean italic, String region) {
        List<Face> chain = new ArrayList<>();
        chain.add(nearest(family, weight, italic));
        for (String name : order(family, region)) {
            if (!name.equals(family)) {
                chain.add(nearest(name, weight, italic));
            }
        }
        return new Chain(chain);
    }

    private List<String> order(String family, String region) {
        boolean serif = family.contains("Serif") && !family.contains("Sans");
        List<String> names = new ArrayList<>(byName.keySet());
        names.sort(Comparator.comparingInt((String name) -> FaceFiles.embeddedRank(name))
                .thenComparing(pictures::contains)
                .thenComparing(name -> !(name.contains("CJK") && name.endsWith(region)))
                .thenComparing(name -> !name.contains(serif ? "Serif" : "Sans"))
                .thenComparing(Comparator.naturalOrder()));
        return names;
    }

    /** The ending of family names made for a language's way of writing Han characters. */
    static String region(String language) {
        if (language.isEmpty()) {
            return HOME;
        }
        return switch (language.length() > 2 && language.charAt(2) == '-' ? language.substring(0, 2) : language) {
            case "ja" -> " JP";
            case "ko" -> " KR";
            case "zh" -> chinese(ULocale.addLikelySubtags(ULocale.forLanguageTag(language)));
            default -> HOME;
        };
    }

    private static String chinese(ULocale locale) {
        if (!locale.getScript().equals("Hant")) {
            return HOME;
        }
        return locale.getCountry().equals("HK") || locale.getCountry().equals("MO") ? " HK" : " TC";
    }

    /** Smaller is nearer: the slant first, then the weight as CSS Fonts 4 (section 5.2) orders it. */
    private static int distance(Face face, int weight, boolean italic) {
        int slant = face.italic() == italic ? 0 : 100_000;
        int gap = face.weight() - weight;
        if (weight >= 400 && weight <= 500) {
            if (gap >= 0 && face.weight() <= 500) {
                return slant + gap;
            }
            return slant + (gap < 0 ? 1000 - gap : 2000 + gap);
        }
        boolean preferred = weight < 400 ? gap <= 0 : gap >= 0;
        return slant + (preferred ? 0 : 1000) + Math.abs(gap);
    }

    private static String digestOf(List<Face> faces) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Face face : faces) {
                sha.update(face.digest().getBytes(StandardCharsets.US_ASCII));
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
