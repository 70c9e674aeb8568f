"""Word classes from the neighbours that words have: what stands where the same words stand gets one number."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

from .kneser_ney import SHIFT, Model

OWN, CLUSTERS, CONTEXTS = 400, 400, 1500


def classes(model: Model, fixed: int) -> np.ndarray:
    """Class number by word number. The first `fixed` (marks, unknown shapes) and the most frequent words are classes of their own."""
    keys, freq = model.keys[2], model.freq[2]
    left, right = (keys >> SHIFT).astype(int), (keys & np.uint64(0xFFFF)).astype(int)
    size = model.vocabulary + 1
    near = fixed + CONTEXTS
    before, after = left < near, right < near
    table = sparse.csr_matrix(
        (
            np.concatenate([freq[before], freq[after]]),
            (np.concatenate([right[before], left[after]]), np.concatenate([left[before], right[after] + near])),
        ),
        shape=(size, 2 * near),
    )
    rows, columns = np.asarray(table.sum(1)).ravel() + 1e-12, np.asarray(table.sum(0)).ravel() + 1e-12
    table = table.tocoo()
    weight = np.log(table.data * table.sum() / (rows[table.row] * columns[table.col] ** 0.75 * columns.sum() ** 0.25))
    positive = sparse.csr_matrix((np.maximum(weight, 0), (table.row, table.col)), shape=table.shape)
    vectors, strength, _ = randomized_svd(positive, 60, random_state=1)
    vectors = vectors * np.sqrt(strength)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6
    own = fixed + 1 + OWN
    labels = MiniBatchKMeans(CLUSTERS, random_state=1, n_init=1, batch_size=4096, max_iter=30).fit_predict(
        vectors[own:], sample_weight=np.sqrt(rows[own:])
    )
    return np.concatenate([np.arange(own), own + labels]).astype(np.int64)
