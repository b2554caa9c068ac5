"""Names to entities for OpenRefine: the Reconciliation Service API, version 0.2, at /reconcile.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
"""

from collections.abc import Sequence

from starlette.routing import BaseRoute, Route

__all__ = ["routes"]


def routes() -> Sequence[BaseRoute]:
    """The endpoint and what its manifest names."""
    from kg.serving.api.openrefine import preview, service, suggesting

    return (
        Route("/reconcile", service.answer, methods=["GET", "POST"]),
        Route("/reconcile/suggest/entity", suggesting.entities, methods=["GET"]),
        Route("/reconcile/suggest/type", suggesting.types, methods=["GET"]),
        Route("/reconcile/suggest/property", suggesting.properties, methods=["GET"]),
        Route("/reconcile/properties", suggesting.proposed, methods=["GET"]),
        Route("/reconcile/preview", preview.preview, methods=["GET"]),
        Route("/reconcile/view", preview.view, methods=["GET"]),
    )
