package dev.nameplate.encode.png;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Writes a file around its data. Reused; not thread-safe. */
final class FileWriter {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] DATA = "IDAT".getBytes(StandardCharsets.US_ASCII);

    private final Bits bits = new Bits();
    private final CRC32 crc = new CRC32();
    private int data;

    /** A file's bytes up to the data. */
    static byte[] header(Form form, int width, int height) {
        Bits body = new Bits();
        body.number(width);
        body.number(height);
        body.raw(new byte[] {8, (byte) form.colourType(), 0, 0, 0});
        Bits header = new Bits();
        header.raw(SIGNATURE);
        header.raw(chunk("IHDR", Arrays.copyOf(body.bytes(), body.length())));
        header.raw(form.chunks());
        return Arrays.copyOf(header.bytes(), header.length());
    }

    /** A whole chunk. */
    static byte[] chunk(String name, byte[] body) {
        Bits chunk = new Bits();
        chunk.number(body.length);
        chunk.raw(name.getBytes(StandardCharsets.US_ASCII));
        chunk.raw(body);
        CRC32 crc = new CRC32();
        crc.update(chunk.bytes(), 4, chunk.length() - 4);
        chunk.number((int) crc.getValue());
        return Arrays.copyOf(chunk.bytes(), chunk.length());
    }

    void begin(byte[] header) {
        bits.clear();
        bits.raw(header);
        data = bits.length();
        bits.number(0);
        bits.raw(DATA);
    }

    /** Where the data goes. */
    Bits data() {
        return bits;
    }

    /** Ends the data with its checksum, and the file. */
    byte[] end(int adler) {
        bits.reserve(32);
        bits.align();
        bits.number(adler);
        bits.number(bits.length() - data - 8, data);
        crc.reset();
        crc.update(bits.bytes(), data + 4, bits.length() - data - 4);
        bits.number((int) crc.getValue());
        bits.raw(chunk("IEND", new byte[0]));
        return Arrays.copyOf(bits.bytes(), bits.length());
    }
}
