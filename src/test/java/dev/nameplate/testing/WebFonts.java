package dev.nameplate.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Font files as they are made for the web: WOFF by a writer of ours, WOFF2 by Debian's {@code woff2_compress}. */
public final class WebFonts {

    private static final int WOFF = 0x774F4646;

    private WebFonts() {}

    /** A file of the class path or, with a slash in front, of the machine. */
    public static byte[] file(String name) {
        try (InputStream in = name.startsWith("/")
                ? Files.newInputStream(Path.of(name))
                : WebFonts.class.getClassLoader().getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The font as WOFF; every other table is left as it is, as the format allows. */
    public static byte[] woff(byte[] font) {
        ByteBuffer in = ByteBuffer.wrap(font);
        int count = in.getShort(4);
        ByteBuffer out = ByteBuffer.allocate(2 * font.length + 1000);
        out.putInt(WOFF).putInt(in.getInt(0)).putInt(0).putShort((short) count).putShort((short) 0);
        out.putInt(font.length);
        int place = 44 + 20 * count;
        for (int i = 0; i < count; i++) {
            int entry = 12 + 16 * i;
            byte[] table = new byte[in.getInt(entry + 12)];
            in.get(in.getInt(entry + 8), table);
            byte[] packed = i % 2 == 0 ? deflated(table) : table;
            byte[] stored = packed.length < table.length ? packed : table;
            out.putInt(44 + 20 * i, in.getInt(entry)).putInt(44 + 20 * i + 4, place);
            out.putInt(44 + 20 * i + 8, stored.length).putInt(44 + 20 * i + 12, table.length);
            out.put(place, stored);
            place += stored.length + 3 & ~3;
        }
        out.putInt(8, place);
        byte[] file = new byte[place];
        out.get(0, file);
        return file;
    }

    /** The font or collection as WOFF2; skips the test where the program is missing. */
    public static byte[] woff2(byte[] font) {
        Path program = Demands.program("/usr/bin/woff2_compress", "woff2");
        try {
            Path folder = Files.createTempDirectory("nameplate-woff2");
            Path plain = Files.write(folder.resolve("font.ttf"), font);
            Path packed = folder.resolve("font.woff2");
            Program.said(program.toString(), plain.toString());
            byte[] file = Files.readAllBytes(packed);
            Files.delete(plain);
            Files.delete(packed);
            Files.delete(folder);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The font with another family name of as many letters. */
    public static byte[] renamed(byte[] font, String family, String newFamily) {
        byte[] copy = font.clone();
        byte[] from = family.getBytes(StandardCharsets.UTF_16BE);
        byte[] to = newFamily.getBytes(StandardCharsets.UTF_16BE);
        for (int i = 0; i + from.length <= copy.length; i++) {
            if (Arrays.equals(copy, i, i + from.length, from, 0, from.length)) {
                System.arraycopy(to, 0, copy, i, to.length);
            }
        }
        return copy;
    }

    private static byte[] deflated(byte[] table) {
        Deflater deflater = new Deflater();
        deflater.setInput(table);
        deflater.finish();
        byte[] out = new byte[table.length + 100];
        int length = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, length);
    }
}
