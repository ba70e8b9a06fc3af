package dev.nameplate.template;

import dev.nameplate.raster.Raster;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The files of a template's folder, and which of them it refers to. */
final class Assets {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif");
    private static final long MOST_PIXELS = 40_000_000;

    private final Map<String, byte[]> files;
    private final Map<String, Node> used = new LinkedHashMap<>();

    Assets(Map<String, byte[]> files) {
        this.files = files;
    }

    /** The name of a file that is there and may hold a picture; the empty name after a problem. */
    String name(Node node) {
        String name = node.text("", 1, Integer.MAX_VALUE);
        if (name.isEmpty()) {
            return "";
        }
        String ending = name.substring(name.lastIndexOf('.') + 1);
        if (!NAME.matcher(name).matches()) {
            node.problem(
                    Node.quoted(name) + " is no asset's name; small letters, digits, dots, hyphens and underscores are"
                            + " allowed, at most 64, and no folders");
        } else if (ending.equals("svg")) {
            node.problem(Node.quoted(name) + " is an SVG, which is not read; save it as PNG at twice the size shown");
        } else if (!ENDINGS.contains(ending)) {
            node.problem(Node.quoted(name) + " is not a picture that is read; png, jpg and gif are");
        } else if (!files.containsKey(name)) {
            node.problem(Near.unknown("picture", name, pictures()));
        } else {
            used.putIfAbsent(name, node);
            return name;
        }
        return "";
    }

    private Set<String> pictures() {
        Set<String> names = new TreeSet<>();
        for (String name : files.keySet()) {
            if (ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                names.add(name);
            }
        }
        return names;
    }

    /** The pictures referred to, decoded; faults are noted where they are first referred to. */
    Map<String, Raster> decoded() {
        Map<String, Raster> rasters = new LinkedHashMap<>();
        long[] pixels = {0};
        used.forEach((name, node) -> AssetDecoder.decode(name, bytes(name))
                .fold(
                        raster -> {
                            pixels[0] += raster.bounds().area();
                            if (pixels[0] > MOST_PIXELS) {
                                node.problem("with " + Node.quoted(name) + " the template's pictures have " + pixels[0]
                                        + " pixels; at most " + MOST_PIXELS + " are allowed");
                            } else {
                                rasters.put(name, raster);
                            }
                            return name;
                        },
                        fault -> {
                            node.problem(Node.quoted(name) + " " + fault);
                            return name;
                        }));
        return rasters;
    }

    /** The bytes of the pictures referred to, by name. */
    Map<String, byte[]> usedBytes() {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        used.keySet().forEach(name -> bytes.put(name, bytes(name)));
        return bytes;
    }

    private byte[] bytes(String name) {
        byte[] bytes = files.get(name);
        return bytes == null ? new byte[0] : bytes;
    }

    void warnOfUnused(Reading reading) {
        for (String name : pictures()) {
            if (!used.containsKey(name)) {
                reading.warning("", "nothing uses the file " + Node.quoted(name));
            }
        }
    }
}
