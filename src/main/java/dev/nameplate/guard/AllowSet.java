package dev.nameplate.guard;

import dev.nameplate.merge.Values;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

/**
 * Who is expected: the values of some open fields of a list of readers, as a filter of keyed hashes. Whoever has the file and not the key
 * can tell neither who is in it nor whether somebody is. Immutable.
 */
public final class AllowSet {

    /** The longest list: more does not fit into an array. */
    static final int MOST_READERS = 1_000_000_000;

    private static final byte[] MAGIC = {'N', 'P', 'A', 'L', 'L', 'O', 'W', '1'};
    private static final int ID_BYTES = 16;
    private static final int MAC_BYTES = 32;
    private static final byte READER = 1;
    private static final byte FILE = 2;

    private final Head head;
    private final BinaryFuse filter;
    private final Fingerprint key;

    /**
     * What may be known of a set.
     *
     * @param kid the signing key that its own is made of
     * @param template the path of the template by whose rules its values were read
     * @param id makes its key one of its own
     * @param fields whose values it holds, sorted
     * @param readers how many there are
     */
    public record Head(String kid, String template, String id, Instant made, List<String> fields, int readers) {

        public Head {
            fields = List.copyOf(fields);
        }
    }

    private AllowSet(Head head, BinaryFuse filter, Fingerprint key) {
        this.head = head;
        this.filter = filter;
        this.key = key;
    }

    public Head head() {
        return head;
    }

    /**
     * Whether what arrived is expected.
     *
     * @param open all the fields that anybody may have filled; one that the set does not know must be missing
     */
    boolean has(Values values, Collection<String> open) {
        for (String field : open) {
            if (values.arrived(field) && !head.fields().contains(field)) {
                return false;
            }
        }
        return filter.has(reader(key, values, head.fields()));
    }

    private static long reader(Fingerprint key, Values values, List<String> fields) {
        return Fingerprint.part(key.of(READER, values.arrivedBytes(fields, /* exact= */ false)), 0);
    }

    /** Gathers the readers of a set. Used by one thread; holds hashes alone. */
    public static final class Gathering {

        private final String kid;
        private final String template;
        private final String id;
        private final List<String> fields;
        private final Fingerprint key;
        private final LongStream.Builder hashes = LongStream.builder();

        /**
         * @param kid the signing key that the set's own is made of
         * @param keys gives a key for a purpose, by the name of the signing key that it is made of; empty where there is none
         */
        public Gathering(
                String kid,
                String template,
                Collection<String> fields,
                BiFunction<String, String, Optional<byte[]>> keys) {
            this.kid = kid;
            this.template = template;
            this.fields = fields.stream().sorted().distinct().toList();
            byte[] random = new byte[ID_BYTES];
            new SecureRandom().nextBytes(random);
            this.id = HexFormat.of().formatHex(random);
            this.key = fingerprint(kid, id, keys)
                    .orElseThrow(() -> new IllegalArgumentException("there is no signing key " + kid));
        }

        /** Adds a reader's values. @return whether any of the fields was among them; one with none is let through anyway */
        public boolean add(Values values) {
            if (fields.stream().noneMatch(values::arrived)) {
                return false;
            }
            hashes.add(reader(key, values, fields));
            return true;
        }

        /** The set, as large as a file of it. */
        public byte[] file() throws IOException {
            long[] all = hashes.build().sorted().distinct().toArray();
            BinaryFuse filter = BinaryFuse.of(LongStream.of(all), new SecureRandom());
            Head head = new Head(kid, template, id, Instant.now(), fields, all.length);
            byte[] content = written(head, filter);
            ByteArrayOutputStream file = new ByteArrayOutputStream(content.length + MAC_BYTES);
            file.writeBytes(content);
            file.writeBytes(key.of(FILE, content));
            return file.toByteArray();
        }
    }

    private static Optional<Fingerprint> fingerprint(
            String kid, String id, BiFunction<String, String, Optional<byte[]>> keys) {
        return keys.apply(kid, "allow-set " + id).map(Fingerprint::new);
    }

    private static byte[] written(Head head, BinaryFuse filter) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(filter.length() * 2 + 512);
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(MAGIC);
        out.writeUTF(head.kid());
        out.writeUTF(head.template());
        out.writeUTF(head.id());
        out.writeLong(head.made().getEpochSecond());
        out.writeInt(head.fields().size());
        for (String field : head.fields()) {
            out.writeUTF(field);
        }
        out.writeInt(head.readers());
        out.writeLong(filter.seed());
        out.writeInt(filter.segment());
        out.writeInt(filter.length());
        ByteBuffer prints = ByteBuffer.allocate(filter.length() * 2);
        prints.asShortBuffer().put(filter.prints());
        out.write(prints.array());
        return bytes.toByteArray();
    }

    /**
     * Reads a file.
     *
     * @param keys as of {@link Gathering}
     * @throws IOException when it is no set, is damaged, or was made with a key that is not there; the message says which
     */
    public static AllowSet read(byte[] file, BiFunction<String, String, Optional<byte[]>> keys) throws IOException {
        if (file.length < MAGIC.length + MAC_BYTES || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IOException("this is no allow-set");
        }
        byte[] content = Arrays.copyOf(file, file.length - MAC_BYTES);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content, MAGIC.length, content.length));
        try {
            Head head = head(in);
            Fingerprint key = fingerprint(head.kid(), head.id(), keys)
                    .orElseThrow(() -> new IOException("it was made with the signing key " + head.kid()
                            + ", which is not among the keys here; build it again"));
            byte[] mac = Arrays.copyOfRange(file, content.length, file.length);
            if (!MessageDigest.isEqual(mac, key.of(FILE, content))) {
                throw new IOException("it is damaged, or was made with another key of the name " + head.kid());
            }
            return new AllowSet(head, filter(in), key);
        } catch (IllegalArgumentException | java.io.EOFException | java.io.UTFDataFormatException cut) {
            throw new IOException("it is damaged", cut);
        }
    }

    private static Head head(DataInputStream in) throws IOException {
        String kid = in.readUTF();
        String template = in.readUTF();
        String id = in.readUTF();
        Instant made = Instant.ofEpochSecond(Math.floorMod(in.readLong(), 1L << 40));
        int count = in.readInt();
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(in.readUTF());
        }
        return new Head(kid, template, id, made, fields, in.readInt());
    }

    private static BinaryFuse filter(DataInputStream in) throws IOException {
        long seed = in.readLong();
        int segment = in.readInt();
        int length = in.readInt();
        if (!BinaryFuse.isSound(segment, length) || in.available() != length * 2) {
            throw new IllegalArgumentException("a filter that does not fit together");
        }
        short[] prints = new short[length];
        ByteBuffer.wrap(in.readAllBytes()).asShortBuffer().get(prints);
        return new BinaryFuse(seed, segment, prints);
    }

    /** Bytes in memory. */
    long bytes() {
        return 2L * filter.length();
    }

    @Override
    public String toString() {
        return "AllowSet[" + head.template() + ", " + head.fields() + ", " + head.readers() + " readers]";
    }
}
