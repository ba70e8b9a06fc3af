package dev.nameplate.render.font;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** WOFF 1: the tables of one face, each deflated by itself. */
final class Woff {

    static final int SIGNATURE = 0x774F4646;

    private static final int HEADER = 44;
    private static final int ENTRY = 20;

    private Woff() {}

    static byte[] unwrapped(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        int count = Short.toUnsignedInt(in.getShort(12));
        Wrappings.checkTables(count);
        Map<String, byte[]> tables = new HashMap<>();
        int sum = 0;
        for (int i = 0; i < count; i++) {
            int entry = HEADER + ENTRY * i;
            byte[] tag = new byte[4];
            in.get(entry, tag);
            int stored = in.getInt(entry + 8);
            int length = in.getInt(entry + 12);
            sum = Wrappings.sum(sum, Integer.toUnsignedLong(length));
            byte[] data = new byte[stored < 0 || stored > file.length ? fault(tag, "ends behind the file") : stored];
            in.get(in.getInt(entry + 4), data);
            tables.put(name(tag), stored == length ? data : inflated(tag, data, length));
        }
        return new SfntFile().add(in.getInt(4), tables).bytes();
    }

    private static byte[] inflated(byte[] tag, byte[] data, int length) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data);
            byte[] table = new byte[length];
            int done = 0;
            while (done < length) {
                int more = inflater.inflate(table, done, length - done);
                if (more == 0) {
                    fault(tag, "is shorter than the file says");
                }
                done += more;
            }
            if (inflater.inflate(new byte[1]) > 0) {
                fault(tag, "is longer than the file says");
            }
            return table;
        } catch (DataFormatException e) {
            throw new FontFault("its table \"" + name(tag) + "\" cannot be inflated: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    private static int fault(byte[] tag, String what) {
        throw new FontFault("its table \"" + name(tag) + "\" " + what);
    }

    private static String name(byte[] tag) {
        return new String(tag, StandardCharsets.ISO_8859_1);
    }
}
