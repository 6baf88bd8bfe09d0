"""Addresses that a fetch may connect to: public ones, checked where the connection is made.

The check sits below the HTTP client, on the address that a name resolved to, so that no redirect
and no second answer of a name server leads past it.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

import httpcore2

from incumbent.errors import SourceError

_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 addresses as seen through NAT64 (RFC 6052)."""


def is_public(text: str) -> bool:
    """Whether an IP address is a public one, also inside the IPv6 forms that carry an IPv4 address."""
    address = ip_address(text.partition("%")[0])
    if isinstance(address, IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _TRANSLATED:
            inner.append(IPv4Address(int(address) & 0xFFFFFFFF))
        if any(each is not None and not _is_global(each) for each in inner):
            return False
        if address.ipv4_mapped:
            return True
    return _is_global(address)


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved)


class PublicBackend(httpcore2.SyncBackend):
    """Opens TCP connections, to public addresses only unless ``private``."""

    def __init__(self, *, private: bool = False) -> None:
        self._private = private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first address of ``host`` that answers.

        SourceError where the name does not exist or any of its addresses is not public.
        """
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise SourceError("the name of the host cannot be resolved", host) from error
        addresses = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
        if not self._private and not all(map(is_public, addresses)):
            raise SourceError("a private address; it is fetched from only where that is allowed", host)
        for address in addresses[:-1]:
            try:
                return super().connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        return super().connect_tcp(addresses[-1], port, timeout, local_address, socket_options)

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore2.NetworkStream:
        """Never: a URL names a host."""
        raise SourceError("sockets of this machine are not fetched from")
