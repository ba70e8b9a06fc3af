package dev.nameplate.render;

import dev.nameplate.render.font.FontBook;
import dev.nameplate.render.font.FontFault;
import dev.nameplate.render.font.FontFile;
import dev.nameplate.template.FileWork;
import dev.nameplate.template.FontData;
import dev.nameplate.template.Template;
import dev.nameplate.template.Typefaces;
import java.lang.ref.WeakReference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The server's font book, and the books of templates with font files of their own.
 *
 * <p>Equal bytes are opened once, however many templates and versions hold them, and are let go when the last of these is
 * gone. Thread-safe.
 */
public final class TemplateFonts implements Typefaces {

    /** Books and files that are kept although nobody may be using them just now. */
    private static final int KEPT = 32;

    private final FontBook server;
    private final Shared<String, FontFile> files = new Shared<>();
    private final Shared<String, FontData> data = new Shared<>();
    private final Shared<List<List<FontData>>, FontBook> books = new Shared<>();

    public TemplateFonts(FontBook server) {
        this.server = server;
    }

    @Override
    public Set<String> families() {
        return server.families();
    }

    @Override
    public boolean isFont(String fileName) {
        return FontBook.isFont(fileName);
    }

    @Override
    public Read read(String fileName, byte[] bytes) {
        try {
            String digest = sha256(bytes);
            FontData known = data.get(
                    digest,
                    () -> new FontData(
                            fileName, digest, bytes, file(digest, bytes).families()));
            return new Read.Font(known.name().equals(fileName) ? known : known.named(fileName));
        } catch (FontFault e) {
            return new Read.Fault("cannot be read: " + e.getMessage());
        } catch (FileWork.Hung e) {
            return new Read.Fault(String.valueOf(e.getMessage()));
        }
    }

    /** The book that a template is drawn with: the server's, behind the template's own font files. */
    public FontBook book(Template template) {
        List<List<FontData>> fonts = template.fonts();
        return fonts.isEmpty() ? server : books.get(fonts, () -> server.after(files(fonts)));
    }

    private List<List<FontFile>> files(List<List<FontData>> fonts) {
        return fonts.stream()
                .map(set -> set.stream()
                        .map(font -> file(font.digest(), font.bytes()))
                        .toList())
                .toList();
    }

    private FontFile file(String digest, byte[] bytes) {
        return files.get(
                digest,
                () -> FileWork.alone(FileWork.MOST_FOR_A_FILE, FileWork.LONGEST_FOR_A_FILE, () -> server.open(bytes)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Things made once for equal keys: the last used are kept, others for as long as somebody holds them. */
    private static final class Shared<K, V> {
        private final Map<K, WeakReference<V>> all = new LinkedHashMap<>();
        private final Map<K, V> lately = new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);

        V get(K key, Supplier<V> make) {
            V known = find(key);
            // Made outside the lock, so that a large file holds up nobody else; two threads may make the same.
            return known != null ? known : keep(key, make.get());
        }

        private synchronized @Nullable V find(K key) {
            V kept = lately.get(key);
            if (kept != null) {
                return kept;
            }
            WeakReference<V> reference = all.get(key);
            V held = reference == null ? null : reference.get();
            return held == null ? null : keep(key, held);
        }

        private synchronized V keep(K key, V made) {
            WeakReference<V> reference = all.get(key);
            V before = reference == null ? null : reference.get();
            V kept = before == null ? made : before;
            all.put(key, new WeakReference<>(kept));
            all.values().removeIf(it -> it.get() == null);
            lately.put(key, kept);
            if (lately.size() > KEPT) {
                lately.remove(lately.keySet().iterator().next());
            }
            return kept;
        }
    }
}
