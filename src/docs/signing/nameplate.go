// Package nameplate signs Nameplate links; Go 1.18 or newer.
package nameplate

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"net/url"
	"sort"
	"strings"
)

// query writes pairs in the order of their names. Values.Encode would write a blank as a plus.
func query(pairs url.Values) string { return strings.ReplaceAll(pairs.Encode(), "+", "%20") }

// SignedText is what is signed: fixed fields and controls, and the names left to the sender (nil for a link without _open).
func SignedText(image string, fixed url.Values, open []string) string {
	pairs, dot := url.Values{}, strings.LastIndex(image, ".")
	for name, values := range fixed {
		pairs[name] = values
	}
	if open != nil {
		names := append([]string{}, open...)
		sort.Strings(names)
		pairs.Set("_open", strings.Join(names, ","))
	}
	return strings.Join([]string{"np1", image[:dot], image[dot+1:], query(pairs)}, "\n")
}

// Signature is the key's name and 16 bytes of HMAC-SHA256, written by encode. The key is as in links.keys: kid[@project]:secret.
func Signature(key, text string, encode func([]byte) string) (string, error) {
	name, secret, _ := strings.Cut(key, ":")
	kid, _, _ := strings.Cut(name, "@")
	raw := []byte(strings.TrimPrefix(secret, "text:"))
	if !strings.HasPrefix(secret, "text:") {
		var err error
		if raw, err = base64.RawURLEncoding.DecodeString(secret); err != nil {
			return "", err
		}
	}
	mac := hmac.New(sha256.New, raw)
	mac.Write([]byte(text))
	return kid + "." + encode(mac.Sum(nil)[:16]), nil
}

// SignLink is a link's path and query; append "&name=" and a merge tag for each name that is open.
func SignLink(key, image string, fixed url.Values, open []string) (string, error) {
	sig, err := Signature(key, SignedText(image, fixed, open), base64.RawURLEncoding.EncodeToString)
	link := "/t/" + image + "?_sig=" + sig
	if len(fixed) > 0 {
		link += "&" + query(fixed)
	}
	if open != nil {
		link += "&_open=" + strings.Join(open, ",")
	}
	return link, err
}
