<?php
// Signs Nameplate links; PHP 8.0 or newer. `php nameplate.php signing.json` holds it against the vectors.
declare(strict_types=1);

function np_query(array $pairs): string
{
    $written = [];
    foreach ($pairs as $name => $value) {
        $written[] = $name . '=' . rawurlencode($value);
    }
    return implode('&', $written);
}

/** The text that is signed: fixed fields and controls, and the names left to the sender (null for a link without _open). */
function np_signed_text(string $image, array $fixed, ?array $open): string
{
    if ($open !== null) {
        sort($open, SORT_STRING);
        $fixed['_open'] = implode(',', $open);
    }
    ksort($fixed, SORT_STRING);
    $dot = strrpos($image, '.');
    return implode("\n", ['np1', substr($image, 0, $dot), substr($image, $dot + 1), np_query($fixed)]);
}

/** _sig: the key's name and 16 bytes of HMAC-SHA256. The key is as in links.keys: kid[@project]:secret. */
function np_signature(string $key, string $text, bool $hex = false): string
{
    [$name, $secret] = explode(':', $key, 2);
    $raw = str_starts_with($secret, 'text:') ? substr($secret, 5) : base64_decode(strtr($secret, '-_', '+/'));
    $mac = substr(hash_hmac('sha256', $text, $raw, true), 0, 16);
    $code = $hex ? bin2hex($mac) : rtrim(strtr(base64_encode($mac), '+/', '-_'), '=');
    return explode('@', $name)[0] . '.' . $code;
}

/** A link's path and query: np_sign_link($key, 'webinar.jpg', ['date' => '2027-01-31'], ['name']) . '&name=' . $mergeTag */
function np_sign_link(string $key, string $image, array $fixed, ?array $open = []): string
{
    $first = '_sig=' . np_signature($key, np_signed_text($image, $fixed, $open));
    $last = $open === null ? [] : ['_open=' . implode(',', $open)];
    return "/t/$image?" . implode('&', array_filter([$first, np_query($fixed), ...$last]));
}

if (PHP_SAPI === 'cli' && realpath($argv[0]) === __FILE__) {
    $vectors = json_decode(file_get_contents($argv[1]), true, 512, JSON_THROW_ON_ERROR);
    $key = $vectors['kid'] . ':' . $vectors['secret_base64url'];
    foreach ($vectors['cases'] as $it) {
        $open = isset($it['controls']['_open']) ? array_filter(explode(',', $it['controls']['_open'])) : null;
        $fixed = array_diff_key($it['controls'], ['_open' => 0]) + $it['fixed'];
        $image = "{$it['template']}.{$it['ext']}";
        $text = np_signed_text($image, $fixed, $open);
        $link = np_sign_link($key, $image, $fixed, $open);
        $made = [$text, np_signature($key, $text), np_signature($key, $text, true), $link];
        $made === [$it['text'], $it['sig'], $it['sig_hex'], $it['link']] or throw new Exception(print_r($made, true));
    }
    echo count($vectors['cases']), " vectors hold\n";
}
