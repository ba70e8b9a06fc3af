package dev.nameplate.pipeline;

import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Format;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * The last rung of the degrade ladder: a picture of one colour in the size that a template declares, written by hand. It needs
 * no template, no renderer and no encoder, so that it is there when one of them is what failed. A few hundred bytes.
 */
final class PlainPicture {

    private static final int GROUND = 0xEDEFF5;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private PlainPicture() {}

    /** A PNG with one bit per pixel and one colour. */
    static EncodedImage png(int width, int height) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
            DataOutputStream out = new DataOutputStream(bytes);
            out.write(SIGNATURE);
            chunk(out, "IHDR", header(width, height));
            chunk(out, "PLTE", new byte[] {(byte) (GROUND >> 16), (byte) (GROUND >> 8), (byte) GROUND});
            chunk(out, "IDAT", rows(width, height));
            chunk(out, "IEND", new byte[0]);
            return new EncodedImage(bytes.toByteArray(), Format.PNG, width, height, 100, /* overBudget= */ false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] header(int width, int height) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream(13);
        DataOutputStream out = new DataOutputStream(header);
        out.writeInt(width);
        out.writeInt(height);
        // One bit, palette, deflate, adaptive filters, not interlaced.
        out.write(new byte[] {1, 3, 0, 0, 0});
        return header.toByteArray();
    }

    /** Every row is its filter, none, and zeros: the palette's only colour. */
    private static byte[] rows(int width, int height) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(256);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            byte[] row = new byte[1 + (width + 7) / 8];
            for (int y = 0; y < height; y++) {
                out.write(row);
            }
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] body) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(body);
        out.writeInt(body.length);
        out.write(name);
        out.write(body);
        out.writeInt((int) sum.getValue());
    }
}
