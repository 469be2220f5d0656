"""Saying no to a request, with a reason for people: editors show it."""

from __future__ import annotations

from pygls.exceptions import JsonRpcException


class RequestRefused(JsonRpcException):
    """The request is understood and can't be done (LSP, "RequestFailed")."""

    CODE = -32803
    MESSAGE = "This can't be done"


class OutOfDate(JsonRpcException):
    """What is asked about has changed meanwhile (LSP, "ContentModified")."""

    CODE = -32801
    MESSAGE = "The notes have changed meanwhile: try again"
