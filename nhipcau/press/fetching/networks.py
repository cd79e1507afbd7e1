"""Which internet addresses belong to the public, and which to somebody's own network."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# Source: the IANA registries of special-purpose addresses, and multicast.
NOT_PUBLIC_4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by a carrier
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # a cloud's own server, under a public number
        "169.254.0.0/16",  # link-local
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # measuring
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
# Of version 6 only this is given out to the public; mapped, NAT64, private, link-local and
# multicast addresses all lie outside it.
PUBLIC_6 = IPv6Network("2000::/3")
NOT_PUBLIC_6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, Teredo among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: carries a number of version 4
        "3ffe::/16",  # given back
        "3fff::/20",  # documentation
    )
)


def is_public(ip: IPv4Address | IPv6Address) -> bool:
    """Whether anybody on the internet may own this number. What carries another number inside it
    (mapped, NAT64, 6to4, Teredo) is never public: it would lead to the one inside.
    """
    if isinstance(ip, IPv4Address):
        return not any(ip in network for network in NOT_PUBLIC_4)
    return ip in PUBLIC_6 and not any(ip in network for network in NOT_PUBLIC_6)


def ip_of(text: str) -> IPv4Address | IPv6Address | None:
    """The number that `text` writes in its usual form (a zone after % is left out), or nothing."""
    try:
        return ip_address(text.partition("%")[0])
    except ValueError:
        return None
