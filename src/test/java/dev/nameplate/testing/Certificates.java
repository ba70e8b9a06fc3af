package dev.nameplate.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/** Certificates for localhost that sign themselves, written by hand: no program and no library is needed to make one. */
public final class Certificates {

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int OID = 6;
    private static final int BITS = 3;
    private static final int OCTETS = 4;

    private Certificates() {}

    /** A pair of keys: {@code RSA}, {@code RSA1024} or {@code EC}. */
    public static KeyPair keys(String kind) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.startsWith("RSA") ? "RSA" : kind);
        if (kind.equals("EC")) {
            generator.initialize(new ECGenParameterSpec("secp256r1"));
        } else if (kind.startsWith("RSA")) {
            generator.initialize(kind.equals("RSA1024") ? 1024 : 2048);
        }
        return generator.generateKeyPair();
    }

    /** A certificate of that name for localhost and 127.0.0.1, in PEM form. */
    public static String certificate(String name, KeyPair keys, Instant from, Instant to)
            throws GeneralSecurityException {
        return certificate(name, keys, from, to, /* loosely= */ false);
    }

    /** A certificate of an elliptic curve with a length in more bytes than needed: the JDK takes it, stricter readers do not. */
    public static String loosely(String name, KeyPair keys) throws GeneralSecurityException {
        Instant now = Instant.now();
        return certificate(name, keys, now.minusSeconds(60), now.plusSeconds(86_400), /* loosely= */ true);
    }

    private static String certificate(String name, KeyPair keys, Instant from, Instant to, boolean loosely)
            throws GeneralSecurityException {
        byte[] algorithm = algorithm(keys);
        byte[] who = element(
                SEQUENCE,
                element(SET, element(SEQUENCE, oid(85, 4, 3), element(12, name.getBytes(StandardCharsets.UTF_8)))));
        byte[] names = element(
                SEQUENCE,
                element(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)),
                element(0x87, new byte[] {127, 0, 0, 1}));
        byte[] extensions =
                element(0xA3, element(SEQUENCE, element(SEQUENCE, oid(85, 29, 17), element(OCTETS, names))));
        byte[] body = element(
                SEQUENCE,
                element(0xA0, new byte[] {2, 1, 2}),
                element(2, BigInteger.valueOf(System.nanoTime() | 1).abs().toByteArray()),
                algorithm,
                who,
                element(SEQUENCE, time(from), time(to)),
                who,
                keys.getPublic().getEncoded(),
                extensions);
        if (loosely && body[1] == (byte) 0x81) {
            byte[] longer = new byte[body.length + 1];
            longer[0] = body[0];
            longer[1] = (byte) 0x82;
            System.arraycopy(body, 2, longer, 3, body.length - 2);
            body = longer;
        }
        Signature signature = Signature.getInstance(isRsa(keys) ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(body);
        byte[] signed = element(BITS, new byte[] {0}, signature.sign());
        return pem("CERTIFICATE", element(SEQUENCE, body, algorithm, signed));
    }

    /** A certificate that is valid today. */
    public static String certificate(String name, KeyPair keys) throws GeneralSecurityException {
        Instant now = Instant.now();
        return certificate(name, keys, now.minusSeconds(3600), now.plusSeconds(30L * 86_400));
    }

    /** A private key in PEM form. */
    public static String key(KeyPair keys) {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    /** Writes {@code tls.crt} and {@code tls.key} of a fresh identity into a folder. */
    public static void write(Path folder, String name, String kind) throws GeneralSecurityException, IOException {
        KeyPair keys = keys(kind);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("tls.crt"), certificate(name, keys));
        Files.writeString(folder.resolve("tls.key"), key(keys));
    }

    /** Bytes in PEM form. */
    public static String pem(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + label
                + "-----\n";
    }

    private static boolean isRsa(KeyPair keys) {
        return keys.getPublic().getAlgorithm().equals("RSA");
    }

    private static byte[] algorithm(KeyPair keys) {
        return isRsa(keys)
                ? element(SEQUENCE, oid(42, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 11), element(5))
                : element(SEQUENCE, oid(42, 0x86, 0x48, 0xCE, 0x3D, 4, 3, 2));
    }

    private static byte[] time(Instant at) {
        String text = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").format(at.atOffset(ZoneOffset.UTC));
        return element(0x18, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] oid(int... bytes) {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return element(OID, content);
    }

    private static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length < 128) {
            out.write(length);
        } else if (length < 256) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >>> 8);
            out.write(length);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }
}
