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
import java.util.TreeSet;

/**
 * Faces by family, in shelves: a template's own font files stand before the server's.
 *
 * <p>The order in which families stand in for one another: the one asked for, from the first shelf that has it; the other
 * families of a template's own shelves, each by name; then the server's: Inter; Liberation Sans, Serif, Mono; of the
 * directory first the ones for the text's region (names with CJK that end in JP, KR, SC, TC or HK; SC where the language
 * says none), then those whose names hold "Sans" (or "Serif", where a serif family was asked for), each group by name. On
 * every shelf families whose glyphs are pictures come last.
 */
final class Families {

    private static final String HOME = " SC";

    private final List<Shelf> shelves;
    private final Set<String> names = new TreeSet<>();
    private final List<Face> faces = new ArrayList<>();
    private final String digest;

    /** The families of one place. */
    private static final class Shelf {
        final Map<String, List<Face>> byName = new TreeMap<>();
        final Set<String> pictures = new HashSet<>();
        final boolean own;

        Shelf(List<Face> faces, boolean own) {
            this.own = own;
            for (Face face : faces) {
                byName.computeIfAbsent(face.family(), name -> new ArrayList<>()).add(face);
                if (face.colour()) {
                    pictures.add(face.family());
                }
            }
        }

        List<String> order(boolean serif, String region) {
            List<String> order = new ArrayList<>(byName.keySet());
            Comparator<String> pictureless = Comparator.comparing(pictures::contains);
            order.sort(
                    own
                            ? pictureless.thenComparing(Comparator.naturalOrder())
                            : Comparator.comparingInt((String name) -> FaceFiles.embeddedRank(name))
                                    .thenComparing(pictureless)
                                    .thenComparing(name -> !(name.contains("CJK") && name.endsWith(region)))
                                    .thenComparing(name -> !name.contains(serif ? "Serif" : "Sans"))
                                    .thenComparing(Comparator.naturalOrder()));
            return order;
        }
    }

    /** @param faces of the server, in the order of the book: embedded first, then the directory's by path */
    Families(List<Face> faces) {
        this(List.of(), faces);
    }

    /** @param own faces of a template's own shelves, the preferred shelf first */
    Families(List<List<Face>> own, List<Face> server) {
        List<Shelf> all = new ArrayList<>();
        own.forEach(shelf -> all.add(new Shelf(shelf, /* own= */ true)));
        all.add(new Shelf(server, /* own= */ false));
        this.shelves = List.copyOf(all);
        own.forEach(faces::addAll);
        faces.addAll(server);
        shelves.forEach(shelf -> names.addAll(shelf.byName.keySet()));
        digest = digestOf(faces);
    }

    /** A template's own shelves before this one's. */
    Families after(List<List<Face>> own) {
        return new Families(own, faces);
    }

    List<Face> faces() {
        return Collections.unmodifiableList(faces);
    }

    Set<String> names() {
        return Collections.unmodifiableSet(names);
    }

    String digest() {
        return digest;
    }

    Face nearest(String family, int weight, boolean italic) {
        return nearest(shelfOf(family).byName.getOrDefault(family, List.of()), weight, italic)
                .get(0);
    }

    private Shelf shelfOf(String family) {
        for (Shelf shelf : shelves) {
            if (shelf.byName.containsKey(family)) {
                return shelf;
            }
        }
        throw new FontFault("no font family \"" + family + "\"; there are " + String.join(", ", names));
    }

    /** The nearest faces of a family: several, where a family is cut into files by characters. */
    private static List<Face> nearest(List<Face> members, int weight, boolean italic) {
        int least = members.stream()
                .mapToInt(face -> distance(face, weight, italic))
                .min()
                .orElse(0);
        return members.stream()
                .filter(face -> distance(face, weight, italic) == least)
                .toList();
    }

    Chain chain(String family, int weight, boolean italic, String region) {
        boolean serif = family.contains("Serif") && !family.contains("Sans");
        Shelf first = shelfOf(family);
        List<Face> chain = new ArrayList<>(nearest(first.byName.getOrDefault(family, List.of()), weight, italic));
        for (Shelf shelf : shelves) {
            for (String name : shelf.order(serif, region)) {
                if (shelf != first || !name.equals(family)) {
                    chain.addAll(nearest(shelf.byName.getOrDefault(name, List.of()), weight, italic));
                }
            }
        }
        return new Chain(chain);
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
