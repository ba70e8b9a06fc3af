package dev.nameplate.template;

import dev.nameplate.raster.Raster;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of a template: the files of its folder, and logos by name, which a brand kit may have others for.
 *
 * <p>A logo goes by its reference, as {@code $logo}, whosever file it is.
 */
final class Assets {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif");
    private static final long MOST_PIXELS = 40_000_000;

    private final Map<String, byte[]> files;
    private final Map<String, Brand.Logo> kit;
    private final Roles<String> logos;
    private final Map<String, Node> used = new LinkedHashMap<>();
    private final Map<String, Optional<Raster>> decoded = new HashMap<>();
    private long pixels;

    /**
     * @param files the files of the folder, by name
     * @param logos names to files of the folder
     * @param kit the logos of the brand kit
     */
    Assets(Map<String, byte[]> files, Node logos, Map<String, Brand.Logo> kit) {
        this.files = files;
        this.kit = kit;
        this.logos = new Roles<>("logo", logos, this::file, Map.of());
    }

    /** The name of a picture that is there: of a file, or of a logo by its reference; the empty name after a problem. */
    String name(Node node) {
        String name = node.text("", 1, Integer.MAX_VALUE);
        boolean known = Roles.isReference(node)
                ? logos.name(node).isPresent()
                : !file(node).isEmpty();
        if (known && !ownFile(name).isEmpty()) {
            used.putIfAbsent(name, node);
        }
        return known ? name : "";
    }

    /** The name of a file that is there and may hold a picture; the empty name after a problem. */
    String file(Node node) {
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
            return name;
        }
        return "";
    }

    /** The logos by name, decoded, for a kit; faults are noted where they stand. */
    Map<String, Brand.Logo> logos() {
        Map<String, Brand.Logo> kits = new LinkedHashMap<>();
        logos.places().forEach((name, node) -> {
            String file = logos.own().getOrDefault(name, "");
            if (!file.isEmpty()) {
                raster("$" + name, node).ifPresent(raster -> kits.put(name, new Brand.Logo(file, bytes(file), raster)));
            }
        });
        return kits;
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
        used.forEach((name, node) -> raster(name, node).ifPresent(raster -> rasters.put(name, raster)));
        return rasters;
    }

    private Optional<Raster> raster(String name, Node node) {
        Brand.Logo worn = worn(name);
        return worn != null
                ? withinBounds(name, node, worn.raster())
                : decoded.computeIfAbsent(ownFile(name), file -> AssetDecoder.decode(file, bytes(file))
                        .fold(raster -> withinBounds(file, node, raster), fault -> {
                            node.problem(Node.quoted(file) + " " + fault);
                            return Optional.empty();
                        }));
    }

    private Optional<Raster> withinBounds(String name, Node node, Raster raster) {
        pixels += raster.bounds().area();
        if (pixels <= MOST_PIXELS) {
            return Optional.of(raster);
        }
        node.problem("with " + Node.quoted(name) + " the pictures have " + pixels + " pixels in all; at most "
                + MOST_PIXELS + " are allowed");
        return Optional.empty();
    }

    /** The bytes of the pictures referred to, by name. */
    Map<String, byte[]> usedBytes() {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        used.keySet().forEach(name -> bytes.put(name, bytes(name)));
        return bytes;
    }

    private Brand.@Nullable Logo worn(String name) {
        return name.startsWith("$") ? kit.get(name.substring(1)) : null;
    }

    private String ownFile(String name) {
        return name.startsWith("$") ? logos.own().getOrDefault(name.substring(1), "") : name;
    }

    private byte[] bytes(String name) {
        Brand.Logo worn = worn(name);
        byte[] bytes = worn == null ? files.get(ownFile(name)) : worn.bytes();
        return bytes == null ? new byte[0] : bytes;
    }

    void warnOfUnused(Reading reading) {
        logos.warnOfUnused();
        for (String name : pictures()) {
            if (!used.containsKey(name) && !logos.own().containsValue(name)) {
                reading.warning("", "nothing uses the file " + Node.quoted(name));
            }
        }
    }
}
