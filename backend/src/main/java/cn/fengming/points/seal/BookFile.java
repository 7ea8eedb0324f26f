package cn.fengming.points.seal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Writes an exported book piece by piece, each piece whole lines. One use for one file. */
public final class BookFile {

    private final MessageDigest digest;
    private long lines;

    public BookFile() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public byte[] begin(Content.Book book, List<Content.Account> accounts) {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        write(piece, 1, book);
        number(piece, accounts);
        return done(piece);
    }

    /**
     * A leaf with what was sealed of it: if the two do not fit any more, the file says so for everybody to see.
     *
     * @param place in its block, from 1
     */
    public record Placed(int place, Print print, Content.Leaf leaf) {}

    public byte[] block(Block block, List<Placed> leaves) {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        write(piece, block.number(), block);
        leaves.forEach(each -> write(piece, Lines.write(each.place(), each.print(), each.leaf())));
        return done(piece);
    }

    public byte[] unsealed(List<? extends Content.Leaf> leaves) {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        write(piece, 1, new Content.Unsealed(leaves.size()));
        number(piece, leaves);
        return done(piece);
    }

    public byte[] end() {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        write(piece, 1, new Content.End(lines + 1, Print.of(digest.digest())));
        return piece.toByteArray();
    }

    private void number(ByteArrayOutputStream piece, List<? extends Content> contents) {
        for (int at = 0; at < contents.size(); at++) {
            write(piece, at + 1L, contents.get(at));
        }
    }

    private void write(ByteArrayOutputStream piece, long place, Content content) {
        write(piece, Lines.write(place, content));
    }

    private void write(ByteArrayOutputStream piece, String line) {
        piece.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        lines++;
    }

    private byte[] done(ByteArrayOutputStream piece) {
        byte[] bytes = piece.toByteArray();
        digest.update(bytes);
        return bytes;
    }
}
