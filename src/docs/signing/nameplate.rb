# frozen_string_literal: true

# Signs Nameplate links; Ruby 2.6 or newer. `ruby nameplate.rb signing.json` holds it against the vectors.
require 'base64'
require 'erb'
require 'json'
require 'openssl'

module Nameplate
  module_function

  def query(pairs)
    pairs.map { |name, value| "#{name}=#{ERB::Util.url_encode(value)}" }.join('&')
  end

  # The text that is signed: fixed fields and controls, and the names left to the sender (nil for a link without _open).
  def signed_text(image, fixed, open)
    path, _, ext = image.rpartition('.')
    pairs = open ? fixed.merge('_open' => open.sort.join(',')) : fixed
    ['np1', path, ext, query(pairs.sort)].join("\n")
  end

  # _sig: the key's name and 16 bytes of HMAC-SHA256. The key is as in links.keys: kid[@project]:secret.
  def signature(key, text, hex: false)
    name, secret = key.split(':', 2)
    raw = secret.start_with?('text:') ? secret.delete_prefix('text:') : Base64.urlsafe_decode64(secret)
    mac = OpenSSL::HMAC.digest('SHA256', raw, text)[0, 16]
    "#{name.split('@').first}.#{hex ? mac.unpack1('H*') : Base64.urlsafe_encode64(mac, padding: false)}"
  end

  # A link's path and query: sign_link(key, 'webinar.jpg', { 'date' => '2027-01-31' }, ['name']) + '&name=' + your_merge_tag
  def sign_link(key, image, fixed, open = [])
    pieces = ["_sig=#{signature(key, signed_text(image, fixed, open))}", *fixed.map { |pair| query([pair]) }]
    pieces << "_open=#{open.join(',')}" if open
    "/t/#{image}?#{pieces.join('&')}"
  end
end

if $PROGRAM_NAME == __FILE__
  vectors = JSON.parse(File.read(ARGV.fetch(0), encoding: 'UTF-8'))
  key = "#{vectors['kid']}:#{vectors['secret_base64url']}"
  vectors['cases'].each do |it|
    fixed = it['controls'].merge(it['fixed'])
    open = fixed.delete('_open')&.split(',')
    image = "#{it['template']}.#{it['ext']}"
    text = Nameplate.signed_text(image, fixed, open)
    made = [text, Nameplate.signature(key, text), Nameplate.signature(key, text, hex: true)]
    made << Nameplate.sign_link(key, image, fixed, open)
    raise "#{made} is not #{it}" unless made == it.values_at('text', 'sig', 'sig_hex', 'link')
  end
  puts "#{vectors['cases'].size} vectors hold"
end
