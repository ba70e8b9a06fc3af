package dev.nameplate.render.font;

import java.awt.Font;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A font file that was opened: its faces, in its order. Immutable. */
public final class FontFile {

    private final List<Face> faces;

    private FontFile(List<Face> faces) {
        this.faces = List.copyOf(faces);
    }

    /** The families that its faces belong to, sorted. */
    public Set<String> families() {
        Set<String> names = new TreeSet<>();
        faces.forEach(face -> names.add(face.family()));
        return names;
    }

    List<Face> faces() {
        return faces;
    }

    /**
     * A file of the class path; Java2D opens it when its first glyph is asked for.
     *
     * @param bytes gives its bytes, twice if need be
     */
    static FontFile embedded(String name, Supplier<byte[]> bytes, Caches caches) {
        byte[] content = bytes.get();
        return new Opening(content, content, caches)
                .faces((face, unitsPerEm) -> AwtFont.of(bytes.get(), unitsPerEm, name));
    }

    /** A file on disk. */
    static FontFile of(Path file, byte[] bytes, Caches caches) {
        return of(bytes, file, caches);
    }

    /** A file of which only the bytes are known. */
    static FontFile of(byte[] bytes, Caches caches) {
        return of(bytes, null, caches);
    }

    private static FontFile of(byte[] bytes, @Nullable Path file, Caches caches) {
        try {
            byte[] plain = Wrappings.unwrapped(bytes);
            boolean wrapped = plain != bytes;
            Opening opening = new Opening(bytes, plain, caches);
            opening.check();
            Font[] opened = file == null || wrapped ? AwtFont.open(plain) : AwtFont.open(file.toFile());
            opening.pictures = file == null || wrapped ? Sprites.in(plain) : Sprites.in(file);
            return opening.faces(opened);
        } catch (IOException e) {
            throw new FontFault("Java2D cannot open it: " + e.getMessage(), e);
        } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException e) {
            throw new FontFault("it is damaged or cut short", e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private interface Opener {
        AwtFont open(int face, int unitsPerEm);
    }

    /** A file while it is opened. */
    private static final class Opening {

        private final String digest;
        private final List<Sfnt> found;
        private final List<FaceTables> tables;
        private final Caches caches;
        Sprites.@Nullable Source pictures;

        Opening(byte[] bytes, byte[] plain, Caches caches) {
            this.digest = sha256(bytes);
            this.found = Sfnt.faces(plain);
            this.tables = found.stream().map(FaceTables::of).toList();
            this.caches = caches;
        }

        void check() {
            found.forEach(FaceTables::check);
            found.forEach(GlyphCheck::of);
        }

        FontFile faces(Font[] opened) {
            if (opened.length != found.size()) {
                throw new FontFault("Java2D sees " + opened.length + " faces in it, not " + found.size());
            }
            return faces((face, unitsPerEm) -> AwtFont.of(opened[face], unitsPerEm));
        }

        FontFile faces(Opener opener) {
            List<Face> faces = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                int place = i;
                int unitsPerEm = tables.get(i).metrics().unitsPerEm();
                Supplier<AwtFont> usual = () -> opener.open(place, unitsPerEm);
                Sfnt face = found.get(i);
                if (face.has("fvar") && face.has("gvar") && face.has("glyf")) {
                    addCuts(faces, face, i, usual);
                } else {
                    faces.add(face(tables.get(i), "#" + i, usual, sprites(face, unitsPerEm)));
                }
            }
            return new FontFile(faces);
        }

        /** The faces of a variable font; each is cut when its first glyph is asked for. */
        private void addCuts(List<Face> faces, Sfnt face, int number, Supplier<AwtFont> usual) {
            Axes axes = Axes.of(face);
            FaceTables ofUsual = tables.get(number);
            int unitsPerEm = ofUsual.metrics().unitsPerEm();
            for (Cuts.Cut cut : Cuts.of(axes, ofUsual)) {
                double[] place = axes.normalised(cut.place());
                boolean moved = Arrays.stream(place).anyMatch(position -> position != 0);
                faces.add(face(
                        ofUsual.of(face, cut, place),
                        "#" + number + "@" + cut.name(),
                        moved ? () -> cut(face, place, unitsPerEm) : usual,
                        Optional.empty()));
            }
        }

        private static AwtFont cut(Sfnt face, double[] place, int unitsPerEm) {
            try {
                return AwtFont.of(AwtFont.open(Cutting.cut(face, place))[0], unitsPerEm);
            } catch (IOException e) {
                throw new FontFault("Java2D cannot open a face of a variable font: " + e.getMessage(), e);
            } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException e) {
                throw new FontFault("a variable font is damaged or cut short", e);
            }
        }

        private Face face(FaceTables its, String part, Supplier<AwtFont> opener, Optional<Sprites> sprites) {
            return new Face(caches.number(), its, digest + part, opener, sprites, caches);
        }

        private Optional<Sprites> sprites(Sfnt face, int unitsPerEm) {
            Sprites.Source source = pictures;
            return source == null || !face.has("CBLC")
                    ? Optional.empty()
                    : Optional.of(Sprites.of(face, source, unitsPerEm));
        }
    }
}
