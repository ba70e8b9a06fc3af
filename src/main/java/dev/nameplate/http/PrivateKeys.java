package dev.nameplate.http;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Set;

/** Reads private keys in the three forms in which they come: PKCS #8, and the older ones of RSA and of elliptic curves. */
final class PrivateKeys {

    private static final Set<String> ALGORITHMS = Set.of("RSA", "EC");
    private static final byte[] VERSION = {2, 1, 0};
    private static final byte SEQUENCE = 0x30;
    private static final byte OCTETS = 4;

    private PrivateKeys() {}

    /**
     * @param open the certificate's key, which says what the other one must be
     * @throws TlsException when it is no key of that kind
     */
    static PrivateKey read(Pem block, PublicKey open, Path file) {
        if (!ALGORITHMS.contains(open.getAlgorithm())) {
            throw new TlsException(
                    "the certificate's key is " + open.getAlgorithm() + "; allowed: RSA or an elliptic curve (EC)");
        }
        try {
            byte[] form = block.label().equals("PRIVATE KEY") ? block.bytes() : wrapped(block.bytes(), open);
            return KeyFactory.getInstance(open.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(form));
        } catch (GeneralSecurityException e) {
            throw new TlsException(
                    "the key in " + file + " is no key of the certificate's kind, " + open.getAlgorithm(), e);
        }
    }

    /**
     * An older form as PKCS #8: the same octets, under the name of the algorithm. That name, with its curve, stands in the
     * certificate's key.
     */
    private static byte[] wrapped(byte[] key, PublicKey open) {
        byte[] algorithm = firstElement(open.getEncoded());
        return element(SEQUENCE, VERSION, algorithm, element(OCTETS, key));
    }

    /** The first element of a sequence, whole. */
    private static byte[] firstElement(byte[] sequence) {
        ByteBuffer bytes = ByteBuffer.wrap(sequence);
        bytes.get();
        length(bytes);
        int start = bytes.position();
        bytes.get();
        int length = length(bytes);
        byte[] element = new byte[bytes.position() - start + length];
        bytes.position(start).get(element);
        return element;
    }

    private static int length(ByteBuffer bytes) {
        int first = bytes.get() & 255;
        if (first < 128) {
            return first;
        }
        int length = 0;
        for (int i = first & 127; i > 0; i--) {
            length = length << 8 | bytes.get() & 255;
        }
        return length;
    }

    private static byte[] element(byte tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer out = ByteBuffer.allocate(length + 4).put(tag);
        if (length < 128) {
            out.put((byte) length);
        } else if (length < 256) {
            out.put((byte) 0x81).put((byte) length);
        } else {
            out.put((byte) 0x82).putShort((short) length);
        }
        for (byte[] part : parts) {
            out.put(part);
        }
        byte[] element = new byte[out.position()];
        out.flip().get(element);
        return element;
    }
}
