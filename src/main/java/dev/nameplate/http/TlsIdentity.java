package dev.nameplate.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A certificate with those that vouch for it, and its key: checked, so that no handshake finds anything wrong with them.
 *
 * @param chain the server's own certificate first
 * @param source the files as they were read, by which a change is seen
 */
record TlsIdentity(List<X509Certificate> chain, PrivateKey key, Source source) {

    private static final int LARGEST_FILE = 1 << 20;
    private static final int SHORTEST_RSA = 2048;
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Set<String> KEYS = Set.of("PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY");

    /** The bytes of both files. */
    record Source(byte[] certificate, byte[] key) {

        boolean isLike(Source other) {
            return Arrays.equals(certificate, other.certificate) && Arrays.equals(key, other.key);
        }
    }

    /**
     * Reads both files.
     *
     * @throws TlsException when one cannot be read, or changes while it is read
     */
    static Source read(Path certificate, Path key) {
        Source source = new Source(bytes(certificate), bytes(key));
        // Both hang on one link of a mounted secret, which may be swapped between two reads.
        if (!Arrays.equals(source.certificate(), bytes(certificate))) {
            throw new TlsException(certificate + " changes while it is read");
        }
        return source;
    }

    /**
     * Makes sense of both files.
     *
     * @throws TlsException when they cannot be used
     */
    static TlsIdentity of(Source source, Path certificate, Path key, Instant now) {
        List<X509Certificate> chain = chain(source.certificate(), certificate);
        X509Certificate own = chain.get(0);
        if (now.isAfter(own.getNotAfter().toInstant())) {
            throw new TlsException(name(own) + " in " + certificate + " expired on "
                    + own.getNotAfter().toInstant());
        }
        if (now.plus(SKEW).isBefore(own.getNotBefore().toInstant())) {
            throw new TlsException(name(own) + " in " + certificate + " is not valid before "
                    + own.getNotBefore().toInstant());
        }
        PublicKey open = own.getPublicKey();
        if (open instanceof RSAKey rsa && rsa.getModulus().bitLength() < SHORTEST_RSA) {
            throw new TlsException(name(own) + " in " + certificate + " has an RSA key of "
                    + rsa.getModulus().bitLength() + " bits; allowed: " + SHORTEST_RSA + " or more");
        }
        PrivateKey secret = key(source.key(), key, open);
        if (!belongs(secret, open)) {
            throw new TlsException("the key in " + key + " does not belong to " + name(own) + " in " + certificate);
        }
        return new TlsIdentity(chain, secret, source);
    }

    /** When the first of the chain ends. */
    Instant expiry() {
        return chain.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** The server's certificate in words. */
    String name() {
        return name(chain.get(0));
    }

    private static String name(X509Certificate certificate) {
        return "the certificate of \"" + certificate.getSubjectX500Principal().getName() + '"';
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new TlsException(file + " is larger than " + LARGEST_FILE + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new TlsException(file + " is not there", e);
        } catch (IOException e) {
            throw new TlsException(file + " cannot be read: " + e, e);
        }
    }

    private static List<X509Certificate> chain(byte[] bytes, Path file) {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Pem block : Pem.read(bytes)) {
                if (block.label().equals("CERTIFICATE")) {
                    chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.bytes())));
                }
            }
        } catch (GeneralSecurityException e) {
            throw new TlsException(file + " holds a broken certificate: " + e.getMessage(), e);
        }
        if (chain.isEmpty()) {
            throw new TlsException(file + " holds no certificate in PEM form (-----BEGIN CERTIFICATE-----)");
        }
        return List.copyOf(chain);
    }

    private static PrivateKey key(byte[] bytes, Path file, PublicKey open) {
        List<Pem> blocks = Pem.read(bytes);
        for (Pem block : blocks) {
            if (KEYS.contains(block.label()) && block.bytes().length > 0) {
                return PrivateKeys.read(block, open, file);
            }
        }
        boolean encrypted = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).contains("ENCRYPTED");
        throw new TlsException(
                encrypted
                        ? "the key in " + file + " is encrypted; openssl pkey -in FILE -out FILE writes it plainly"
                        : file + " holds no private key in PEM form (-----BEGIN PRIVATE KEY-----, RSA PRIVATE KEY or"
                                + " EC PRIVATE KEY)");
    }

    /** Whether what the one signs the other finds genuine. */
    private static boolean belongs(PrivateKey secret, PublicKey open) {
        try {
            byte[] words = {1, 2, 3};
            Signature signature =
                    Signature.getInstance(open.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(secret);
            signature.update(words);
            byte[] signed = signature.sign();
            signature.initVerify(open);
            signature.update(words);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
