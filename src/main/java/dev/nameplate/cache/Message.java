package dev.nameplate.cache;

import dev.nameplate.peers.Post;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What nodes say to one another about their boards, as bytes. */
sealed interface Message {

    /** Posts that others may not have. */
    record Posts(List<Post> posts) implements Message {}

    /**
     * What a node knows, in digests: whoever knows something else tells it.
     *
     * @param digests by topic, one for each part of its keys
     */
    record Beacon(TreeMap<String, long[]> digests) implements Message {}

    /** A node asks for a parcel. */
    record Want(String parcel) implements Message {}

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Writes into memory. */
    @FunctionalInterface
    interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    default byte[] bytes() {
        return written(out -> {
            if (this instanceof Posts it) {
                out.writeByte(1);
                out.writeInt(it.posts().size());
                for (Post post : it.posts()) {
                    out.writeUTF(post.topic());
                    out.writeUTF(post.key());
                    out.writeLong(post.stamp());
                    out.writeInt(post.body().length);
                    out.write(post.body());
                }
            } else if (this instanceof Beacon it) {
                out.writeByte(2);
                out.writeInt(it.digests().size());
                for (var topic : it.digests().entrySet()) {
                    out.writeUTF(topic.getKey());
                    out.writeInt(topic.getValue().length);
                    for (long digest : topic.getValue()) {
                        out.writeLong(digest);
                    }
                }
            } else if (this instanceof Want it) {
                out.writeByte(3);
                out.writeUTF(it.parcel());
            }
        });
    }

    /** Empty when the bytes are no message that this program knows, as one of a later version. */
    static Optional<Message> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return switch (in.readByte()) {
                case 1 -> Optional.of(posts(in));
                case 2 -> Optional.of(beacon(in));
                case 3 -> Optional.of(new Want(in.readUTF()));
                default -> Optional.empty();
            };
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Posts posts(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<Post> posts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String topic = in.readUTF();
            String key = in.readUTF();
            long stamp = in.readLong();
            int length = in.readInt();
            byte[] body = in.readNBytes(length);
            if (body.length != length) {
                throw new IOException("cut off");
            }
            posts.add(new Post(topic, key, stamp, body));
        }
        return new Posts(posts);
    }

    private static Beacon beacon(DataInputStream in) throws IOException {
        TreeMap<String, long[]> digests = new TreeMap<>();
        int topics = in.readInt();
        for (int i = 0; i < topics; i++) {
            String topic = in.readUTF();
            int parts = in.readInt();
            if (parts != ClusterBoard.PARTS) {
                throw new IOException("digests of another making");
            }
            long[] digest = new long[parts];
            for (int part = 0; part < parts; part++) {
                digest[part] = in.readLong();
            }
            digests.put(topic, digest);
        }
        return new Beacon(digests);
    }
}
